using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class WhatBenefitsServe : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "data_source",
                schema: "development",
                table: "benefits",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "objective_id", schema: "development", table: "benefits", type: "uuid", nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_benefits_objective_id",
                schema: "development",
                table: "benefits",
                column: "objective_id"
            );

            migrationBuilder.AddForeignKey(
                name: "fk_benefits_objectives_objective_id",
                schema: "development",
                table: "benefits",
                column: "objective_id",
                principalSchema: "development",
                principalTable: "plan_objectives",
                principalColumn: "id"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_benefits_objectives_objective_id", schema: "development", table: "benefits");

            migrationBuilder.DropIndex(name: "ix_benefits_objective_id", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "data_source", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "objective_id", schema: "development", table: "benefits");
        }
    }
}
