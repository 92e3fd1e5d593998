using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Portfolio.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "portfolio");

            migrationBuilder.CreateTable(
                name: "facts",
                schema: "portfolio",
                columns: table => new
                {
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actual_id = table.Column<Guid>(type: "uuid", nullable: true),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: true),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    benefit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    @class = table.Column<string>(name: "class", type: "character varying(40)", maxLength: 40, nullable: true),
                    pounds = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true),
                    round_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facts", x => new { x.aggregate_id, x.sequence });
                }
            );

            migrationBuilder.CreateIndex(name: "ix_facts_idea_id", schema: "portfolio", table: "facts", column: "idea_id");

            migrationBuilder.CreateIndex(
                name: "ix_facts_entered_once",
                schema: "portfolio",
                table: "facts",
                column: "initiative_id",
                unique: true,
                filter: "kind = 'InitiativeEntered'"
            );

            migrationBuilder.CreateIndex(name: "ix_facts_initiative_id", schema: "portfolio", table: "facts", column: "initiative_id");

            migrationBuilder.CreateIndex(name: "ix_facts_kind", schema: "portfolio", table: "facts", column: "kind");

            migrationBuilder.CreateIndex(name: "ix_facts_round_id", schema: "portfolio", table: "facts", column: "round_id");

            migrationBuilder.CreateIndex(name: "ix_facts_submitted_by", schema: "portfolio", table: "facts", column: "submitted_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "facts", schema: "portfolio");
        }
    }
}
