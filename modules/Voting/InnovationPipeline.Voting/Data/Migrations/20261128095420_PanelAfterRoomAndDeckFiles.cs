using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class PanelAfterRoomAndDeckFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "pk_recusal_lifts", schema: "voting", table: "recusal_lifts");

            migrationBuilder.AddColumn<Guid>(
                name: "id",
                schema: "voting",
                table: "recusal_lifts",
                type: "uuid",
                nullable: false,
                defaultValueSql: "gen_random_uuid()"
            );

            migrationBuilder.AddColumn<string>(
                name: "causes",
                schema: "voting",
                table: "recusal_lifts",
                type: "jsonb",
                nullable: false,
                defaultValue: "[\"OwnGroup\",\"Author\",\"ManagesAnAuthor\",\"FinancialInterest\",\"Supplier\",\"SameOrganisation\"]"
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "declared_at",
                schema: "voting",
                table: "recusal_lifts",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "hosts_by_name",
                schema: "voting",
                table: "question_desks",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<bool>(
                name: "knew_the_room",
                schema: "voting",
                table: "panels",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            // Lifts of before covered whatever there was: it stays so for what had been declared.
            migrationBuilder.Sql(
                """
                UPDATE voting.recusal_lifts l SET declared_at = d.at FROM voting.interest_declarations d
                WHERE d.panel_id = l.panel_id AND d.judge_id = l.judge_id AND d.idea_id = l.idea_id;
                ALTER TABLE voting.recusal_lifts ALTER COLUMN id DROP DEFAULT, ALTER COLUMN causes DROP DEFAULT;
                """
            );

            migrationBuilder.AddPrimaryKey(name: "pk_recusal_lifts", schema: "voting", table: "recusal_lifts", column: "id");

            migrationBuilder.CreateTable(
                name: "deck_files",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deck_files", x => x.id);
                    table.CheckConstraint("ck_deck_files_size", "length(bytes) BETWEEN 1 AND 10485760");
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_recusal_lifts_panel_id_judge_id_idea_id",
                schema: "voting",
                table: "recusal_lifts",
                columns: new[] { "panel_id", "judge_id", "idea_id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "deck_files", schema: "voting");

            migrationBuilder.DropPrimaryKey(name: "pk_recusal_lifts", schema: "voting", table: "recusal_lifts");

            migrationBuilder.DropIndex(name: "ix_recusal_lifts_panel_id_judge_id_idea_id", schema: "voting", table: "recusal_lifts");

            migrationBuilder.DropColumn(name: "id", schema: "voting", table: "recusal_lifts");

            migrationBuilder.DropColumn(name: "causes", schema: "voting", table: "recusal_lifts");

            migrationBuilder.DropColumn(name: "declared_at", schema: "voting", table: "recusal_lifts");

            migrationBuilder.DropColumn(name: "hosts_by_name", schema: "voting", table: "question_desks");

            migrationBuilder.DropColumn(name: "knew_the_room", schema: "voting", table: "panels");

            migrationBuilder.AddPrimaryKey(
                name: "pk_recusal_lifts",
                schema: "voting",
                table: "recusal_lifts",
                columns: new[] { "panel_id", "judge_id", "idea_id" }
            );
        }
    }
}
