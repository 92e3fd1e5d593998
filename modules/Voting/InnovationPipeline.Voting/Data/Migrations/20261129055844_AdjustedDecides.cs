using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class AdjustedDecides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "adjusted_decides",
                schema: "voting",
                table: "panels",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "adjusted_decides", schema: "voting", table: "panels");
        }
    }
}
