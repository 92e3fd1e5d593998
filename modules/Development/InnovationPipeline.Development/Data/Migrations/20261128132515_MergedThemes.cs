using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class MergedThemes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "merged_into_id", schema: "development", table: "themes", type: "uuid", nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_themes_merged_into_id",
                schema: "development",
                table: "themes",
                column: "merged_into_id"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_themes_merged",
                schema: "development",
                table: "themes",
                sql: "merged_into_id IS NULL OR state = 'Closed'"
            );

            migrationBuilder.AddForeignKey(
                name: "fk_themes_themes_merged_into_id",
                schema: "development",
                table: "themes",
                column: "merged_into_id",
                principalSchema: "development",
                principalTable: "themes",
                principalColumn: "id"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_themes_themes_merged_into_id", schema: "development", table: "themes");

            migrationBuilder.DropIndex(name: "ix_themes_merged_into_id", schema: "development", table: "themes");

            migrationBuilder.DropCheckConstraint(name: "ck_themes_merged", schema: "development", table: "themes");

            migrationBuilder.DropColumn(name: "merged_into_id", schema: "development", table: "themes");
        }
    }
}
