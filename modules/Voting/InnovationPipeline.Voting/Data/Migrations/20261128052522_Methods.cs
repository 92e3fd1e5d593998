using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Methods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_ballots_paper_entries_round_id_idea_id", schema: "voting", table: "ballots");

            migrationBuilder.DropPrimaryKey(name: "pk_ballots", schema: "voting", table: "ballots");

            migrationBuilder.DropIndex(name: "ix_ballots_round_id_idea_id", schema: "voting", table: "ballots");

            migrationBuilder.RenameColumn(name: "voter_id", schema: "voting", table: "ballots", newName: "ballot_key");

            migrationBuilder.AddColumn<string>(
                name: "ballot_rule",
                schema: "voting",
                table: "rounds",
                type: "jsonb",
                nullable: false,
                defaultValue: "{}"
            );

            migrationBuilder.AddColumn<Guid>(name: "cast_for", schema: "voting", table: "rounds", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<byte[]>(name: "credential_key", schema: "voting", table: "rounds", type: "bytea", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminded_at",
                schema: "voting",
                table: "rounds",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "secrecy",
                schema: "voting",
                table: "rounds",
                type: "text",
                nullable: false,
                defaultValue: "Confidential"
            );

            migrationBuilder.AddColumn<string>(
                name: "marks",
                schema: "voting",
                table: "ballots",
                type: "text",
                nullable: false,
                defaultValue: "0:0"
            );
            migrationBuilder.Sql(
                """
                UPDATE voting.ballots b SET marks = e.number || ':1'
                FROM voting.paper_entries e WHERE e.round_id = b.round_id AND e.idea_id = b.idea_id;
                ALTER TABLE voting.ballots ALTER COLUMN marks DROP DEFAULT;
                """
            );
            migrationBuilder.DropColumn(name: "idea_id", schema: "voting", table: "ballots");

            migrationBuilder.AddPrimaryKey(
                name: "pk_ballots",
                schema: "voting",
                table: "ballots",
                columns: new[] { "round_id", "ballot_key" }
            );

            migrationBuilder.CreateTable(
                name: "dealings",
                schema: "voting",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dealt_as = table.Column<string>(type: "text", nullable: false),
                    token = table.Column<byte[]>(type: "bytea", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dealings", x => new { x.round_id, x.person_id });
                    table.CheckConstraint("ck_dealings_token", "(dealt_as = 'App') = (token IS NOT NULL AND length(token) = 32)");
                    table.ForeignKey(
                        name: "fk_dealings_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "paper_ballots",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    serial = table.Column<int>(type: "integer", nullable: false),
                    first_marks = table.Column<string>(type: "text", nullable: true),
                    first_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_counted = table.Column<bool>(type: "boolean", nullable: false),
                    differed = table.Column<bool>(type: "boolean", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_paper_ballots", x => x.id);
                    table.CheckConstraint("ck_paper_ballots_serial", "serial BETWEEN 1 AND 9999");
                    table.ForeignKey(
                        name: "fk_paper_ballots_rounds_round_id",
                        column: x => x.round_id,
                        principalSchema: "voting",
                        principalTable: "rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_rounds_cast_for",
                schema: "voting",
                table: "rounds",
                sql: "cast_for IS NULL OR tie_policy = 'PanelCasting'"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_rounds_credentials",
                schema: "voting",
                table: "rounds",
                sql: "(credential_key IS NOT NULL) = (secrecy = 'Secret' AND opened_at IS NOT NULL)"
            );

            migrationBuilder.CreateIndex(name: "ix_ballots_ballot_key", schema: "voting", table: "ballots", column: "ballot_key");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ballots_marks",
                schema: "voting",
                table: "ballots",
                sql: "marks ~ '^[0-9]{1,4}:[0-9]{1,3}(,[0-9]{1,4}:[0-9]{1,3})*$'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_paper_ballots_round_id_serial",
                schema: "voting",
                table: "paper_ballots",
                columns: new[] { "round_id", "serial" },
                unique: true
            );

            migrationBuilder.AddForeignKey(
                name: "fk_ballots_rounds_round_id",
                schema: "voting",
                table: "ballots",
                column: "round_id",
                principalSchema: "voting",
                principalTable: "rounds",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("A ballot of several marks has no place in the old table: restore a backup instead.");
    }
}
