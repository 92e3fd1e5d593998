using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class RiskOwner : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "owner_id", schema: "development", table: "risks", type: "uuid", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "owner_id", schema: "development", table: "risks");
        }
    }
}
