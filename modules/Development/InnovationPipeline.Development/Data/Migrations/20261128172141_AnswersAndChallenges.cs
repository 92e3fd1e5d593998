using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class AnswersAndChallenges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_initiatives_comes_from_somewhere", schema: "development", table: "initiatives");

            migrationBuilder.DropIndex(name: "ix_hand_offs_organisation_id", schema: "development", table: "hand_offs");

            migrationBuilder.AddColumn<Guid>(
                name: "submission_id",
                schema: "development",
                table: "initiatives",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "answered_at",
                schema: "development",
                table: "hand_offs",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_submission_id",
                schema: "development",
                table: "initiatives",
                column: "submission_id",
                unique: true
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_initiatives_comes_from_somewhere",
                schema: "development",
                table: "initiatives",
                sql: "idea_id IS NOT NULL OR theme_id IS NOT NULL OR submission_id IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hand_offs_organisation_id",
                schema: "development",
                table: "hand_offs",
                column: "organisation_id",
                filter: "initiative_id IS NULL AND answered_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_initiatives_submission_id", schema: "development", table: "initiatives");

            migrationBuilder.DropCheckConstraint(name: "ck_initiatives_comes_from_somewhere", schema: "development", table: "initiatives");

            migrationBuilder.DropIndex(name: "ix_hand_offs_organisation_id", schema: "development", table: "hand_offs");

            migrationBuilder.DropColumn(name: "submission_id", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "answered_at", schema: "development", table: "hand_offs");

            migrationBuilder.AddCheckConstraint(
                name: "ck_initiatives_comes_from_somewhere",
                schema: "development",
                table: "initiatives",
                sql: "idea_id IS NOT NULL OR theme_id IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hand_offs_organisation_id",
                schema: "development",
                table: "hand_offs",
                column: "organisation_id",
                filter: "initiative_id IS NULL"
            );
        }
    }
}
