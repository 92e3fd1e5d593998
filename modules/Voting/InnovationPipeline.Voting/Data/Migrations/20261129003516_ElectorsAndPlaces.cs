using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class ElectorsAndPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(name: "snapshot_key", schema: "voting", table: "rounds", type: "bytea", nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "requests",
                schema: "voting",
                table: "ballots",
                type: "bytea",
                nullable: false,
                defaultValueSql: "''::bytea"
            );

            migrationBuilder.CreateTable(
                name: "electors",
                schema: "voting",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_electors", x => new { x.round_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_electors_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "void_cards",
                schema: "voting",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ballot_key = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_void_cards", x => new { x.round_id, x.ballot_key });
                    table.ForeignKey(
                        name: "fk_void_cards_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            // Rounds that were opened before: a key by chance, and as electors of an open one who has checked in by now.
            migrationBuilder.Sql(
                """
                UPDATE voting.rounds SET snapshot_key = sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
                WHERE opened_at IS NOT NULL;
                INSERT INTO voting.electors (round_id, person_id)
                SELECT DISTINCT r.id, g.person_id FROM voting.rounds r
                JOIN platform.grants g ON g.scope_id = r.innovation_event_id AND g.role = 'Voter' WHERE r.state = 'Open';
                """
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_rounds_snapshot_key",
                schema: "voting",
                table: "rounds",
                sql: "(snapshot_key IS NOT NULL) = (opened_at IS NOT NULL)"
            );

            migrationBuilder.CreateIndex(name: "ix_electors_person_id", schema: "voting", table: "electors", column: "person_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "electors", schema: "voting");

            migrationBuilder.DropTable(name: "void_cards", schema: "voting");

            migrationBuilder.DropCheckConstraint(name: "ck_rounds_snapshot_key", schema: "voting", table: "rounds");

            migrationBuilder.DropColumn(name: "snapshot_key", schema: "voting", table: "rounds");

            migrationBuilder.DropColumn(name: "requests", schema: "voting", table: "ballots");
        }
    }
}
