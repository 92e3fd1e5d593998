using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Portfolio.Data.Migrations
{
    /// <inheritdoc />
    internal partial class ValueThatIsCountedTwice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(name: "is_excluded", schema: "portfolio", table: "facts", type: "boolean", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "is_excluded", schema: "portfolio", table: "facts");
        }
    }
}
