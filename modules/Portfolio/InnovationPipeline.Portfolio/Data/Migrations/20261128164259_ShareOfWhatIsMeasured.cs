using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Portfolio.Data.Migrations
{
    /// <inheritdoc />
    internal partial class ShareOfWhatIsMeasured : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "attribution_percent",
                schema: "portfolio",
                table: "facts",
                type: "integer",
                nullable: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "attribution_percent", schema: "portfolio", table: "facts");
        }
    }
}
