using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class HistoryAndAdoption : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "exchanges",
                schema: "development",
                table: "initiatives",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<decimal>(
                name: "group_diversity",
                schema: "development",
                table: "initiatives",
                type: "numeric(5,4)",
                precision: 5,
                scale: 4,
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "won",
                schema: "development",
                table: "initiatives",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.CreateTable(
                name: "adoption_changes",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    sites = table.Column<int>(type: "integer", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adoption_changes", x => x.id);
                    table.CheckConstraint("ck_adoption_changes_reason", "state NOT IN ('Declined', 'Withdrawn') OR reason <> ''");
                    table.ForeignKey(
                        name: "fk_adoption_changes_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "initiative_snapshots",
                schema: "development",
                columns: table => new
                {
                    number = table
                        .Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_snapshots", x => x.number);
                    table.ForeignKey(
                        name: "fk_initiative_snapshots_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_adoption_changes_initiative_id_organisation_id_on",
                schema: "development",
                table: "adoption_changes",
                columns: new[] { "initiative_id", "organisation_id", "on" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiative_snapshots_initiative_id_at_number",
                schema: "development",
                table: "initiative_snapshots",
                columns: new[] { "initiative_id", "at", "number" }
            );

            migrationBuilder.Sql(
                """
                UPDATE development.initiatives SET
                    won = coalesce((origin -> 'vote' ->> 'won')::boolean, false),
                    exchanges = coalesce(jsonb_array_length(nullif(origin -> 'idea' -> 'lineage', 'null'::jsonb)), 0);

                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.initiative_snapshots
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER never_emptied BEFORE TRUNCATE ON development.initiative_snapshots
                    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.adoption_changes
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "adoption_changes", schema: "development");

            migrationBuilder.DropTable(name: "initiative_snapshots", schema: "development");

            migrationBuilder.DropColumn(name: "exchanges", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "group_diversity", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "won", schema: "development", table: "initiatives");
        }
    }
}
