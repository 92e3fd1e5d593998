using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "voting");

            migrationBuilder.CreateTable(
                name: "rounds",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    tie_policy = table.Column<string>(type: "text", nullable: false),
                    quorum = table.Column<int>(type: "integer", nullable: true),
                    own_group = table.Column<string>(type: "text", nullable: false),
                    may_change = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    run_off_of = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    definition_text = table.Column<string>(type: "text", nullable: true),
                    definition_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rounds", x => x.id);
                    table.CheckConstraint("ck_rounds_closed", "state NOT IN ('Closed', 'Revealed') OR closed_at IS NOT NULL");
                    table.CheckConstraint(
                        "ck_rounds_definition",
                        "state IN ('Draft', 'Cancelled') OR (definition_hash IS NOT NULL AND definition_text IS NOT NULL)"
                    );
                    table.CheckConstraint("ck_rounds_quorum", "quorum IS NULL OR quorum >= 1");
                    table.CheckConstraint("ck_rounds_revealed", "(state = 'Revealed') = (revealed_at IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_rounds_rounds_run_off_of",
                        column: x => x.run_off_of,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "adjustments",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adjustments", x => x.id);
                    table.ForeignKey(
                        name: "fk_adjustments_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "paper_entries",
                schema: "voting",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    headline = table.Column<string>(type: "text", nullable: true),
                    lines = table.Column<List<string>>(type: "text[]", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    ask = table.Column<string>(type: "text", nullable: true),
                    proposition = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_entries", x => new { x.round_id, x.idea_id });
                    table.ForeignKey(
                        name: "fk_paper_entries_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "sealed_results",
                schema: "voting",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_results", x => x.round_id);
                    table.ForeignKey(
                        name: "fk_sealed_results_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ballots",
                schema: "voting",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    voter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    nonce = table.Column<byte[]>(type: "bytea", nullable: false),
                    order = table.Column<int[]>(type: "integer[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ballots", x => new { x.round_id, x.voter_id });
                    table.CheckConstraint("ck_ballots_nonce", "length(nonce) = 16");
                    table.ForeignKey(
                        name: "fk_ballots_paper_entries_round_id_idea_id",
                        columns: x => new { x.round_id, x.idea_id },
                        principalSchema: "voting",
                        principalTable: "paper_entries",
                        principalColumns: new[] { "round_id", "idea_id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_adjustments_round_id", schema: "voting", table: "adjustments", column: "round_id");

            migrationBuilder.CreateIndex(
                name: "ix_ballots_round_id_idea_id",
                schema: "voting",
                table: "ballots",
                columns: new[] { "round_id", "idea_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_paper_entries_idea_id", schema: "voting", table: "paper_entries", column: "idea_id");

            migrationBuilder.CreateIndex(
                name: "ix_paper_entries_round_id_number",
                schema: "voting",
                table: "paper_entries",
                columns: new[] { "round_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_rounds_innovation_event_id",
                schema: "voting",
                table: "rounds",
                column: "innovation_event_id"
            );

            migrationBuilder.CreateIndex(
                name: "ux_rounds_one_open",
                schema: "voting",
                table: "rounds",
                column: "innovation_event_id",
                unique: true,
                filter: "state = 'Open'"
            );

            migrationBuilder.CreateIndex(
                name: "ux_rounds_one_run_off",
                schema: "voting",
                table: "rounds",
                column: "run_off_of",
                unique: true,
                filter: "state <> 'Cancelled'"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "adjustments", schema: "voting");

            migrationBuilder.DropTable(name: "ballots", schema: "voting");

            migrationBuilder.DropTable(name: "sealed_results", schema: "voting");

            migrationBuilder.DropTable(name: "paper_entries", schema: "voting");

            migrationBuilder.DropTable(name: "rounds", schema: "voting");
        }
    }
}
