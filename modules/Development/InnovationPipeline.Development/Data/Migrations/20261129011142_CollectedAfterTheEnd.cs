using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class CollectedAfterTheEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "initiative_ended_on",
                schema: "development",
                table: "benefits",
                type: "date",
                nullable: true
            );
            migrationBuilder.Sql(
                """
                UPDATE development.benefits b SET initiative_ended_on = (i.stage_since AT TIME ZONE 'Europe/London')::date
                FROM development.initiatives i WHERE i.id = b.initiative_id AND i.stage IN ('Closed', 'Stopped', 'Merged');
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "initiative_ended_on", schema: "development", table: "benefits");
        }
    }
}
