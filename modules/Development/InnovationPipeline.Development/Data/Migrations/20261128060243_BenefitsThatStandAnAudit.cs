using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class BenefitsThatStandAnAudit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "aggregation",
                schema: "development",
                table: "benefits",
                type: "text",
                nullable: false,
                defaultValue: "Sum"
            );

            migrationBuilder.AddColumn<string>(
                name: "budget",
                schema: "development",
                table: "benefits",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "budget_reduced_on",
                schema: "development",
                table: "benefits",
                type: "date",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "catalogue_measure_id",
                schema: "development",
                table: "benefits",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000")
            );

            migrationBuilder.AddColumn<int>(
                name: "collect_after",
                schema: "development",
                table: "benefits",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<Guid>(
                name: "collector_id",
                schema: "development",
                table: "benefits",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000")
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_excluded",
                schema: "development",
                table: "benefits",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_recurrent",
                schema: "development",
                table: "benefits",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(name: "price_year", schema: "development", table: "benefits", type: "integer", nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "denominator",
                schema: "development",
                table: "actuals",
                type: "numeric(18,4)",
                precision: 18,
                scale: 4,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "catalogue_measures",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    aggregation = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_measures", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "clock_pauses",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock_pauses", x => x.id);
                    table.ForeignKey(
                        name: "fk_clock_pauses_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "evidence_documents",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    benefit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actual_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_evidence_documents_actuals_actual_id",
                        column: x => x.actual_id,
                        principalSchema: "development",
                        principalTable: "actuals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "reminders",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rung = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    href = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "verifier_appointments",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    programme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    appointed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    appointed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifier_appointments", x => x.id);
                    table.CheckConstraint("ck_verifier_appointments_finance", "kind <> 'Finance' OR organisation_id IS NOT NULL");
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_benefits_catalogue_measure_id",
                schema: "development",
                table: "benefits",
                column: "catalogue_measure_id"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_benefits_budget",
                schema: "development",
                table: "benefits",
                sql: "budget IS NULL OR (class = 'CashReleasing' AND budget_reduced_on IS NOT NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_actuals_denominator",
                schema: "development",
                table: "actuals",
                sql: "denominator IS NULL OR denominator > 0"
            );

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_measures_organisation_id_key",
                schema: "development",
                table: "catalogue_measures",
                columns: new[] { "organisation_id", "key" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_clock_pauses_initiative_id_from",
                schema: "development",
                table: "clock_pauses",
                columns: new[] { "initiative_id", "from" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_clock_pauses_one_at_a_time",
                schema: "development",
                table: "clock_pauses",
                column: "initiative_id",
                unique: true,
                filter: "until IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_evidence_documents_actual_id",
                schema: "development",
                table: "evidence_documents",
                column: "actual_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_evidence_documents_benefit_id",
                schema: "development",
                table: "evidence_documents",
                column: "benefit_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_reminders_initiative_id",
                schema: "development",
                table: "reminders",
                column: "initiative_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_reminders_once",
                schema: "development",
                table: "reminders",
                columns: new[] { "kind", "subject_id", "due_on", "person_id", "rung" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_verifier_appointments_programme_id_person_id",
                schema: "development",
                table: "verifier_appointments",
                columns: new[] { "programme_id", "person_id" }
            );

            // Every benefit has a measure: those there are, by the same words and unit.
            migrationBuilder.Sql(
                """
                INSERT INTO development.catalogue_measures (id, organisation_id, name, unit, source, aggregation, key, sequence, revision)
                SELECT DISTINCT ON (i.organisation_id, k.key) gen_random_uuid(), i.organisation_id, b.measure, b.unit, '', 'Sum', k.key, 0, 0
                FROM development.benefits b JOIN development.initiatives i ON i.id = b.initiative_id
                CROSS JOIN LATERAL (SELECT btrim(regexp_replace(lower(b.measure), '\s+', ' ', 'g')) || '|' ||
                    btrim(regexp_replace(lower(b.unit), '\s+', ' ', 'g')) AS key) k
                ORDER BY i.organisation_id, k.key, b.id;

                UPDATE development.benefits b SET
                    catalogue_measure_id = m.id, collector_id = b.owner_id, collect_after = 4, is_recurrent = true,
                    price_year = CASE WHEN b.class IN ('CashReleasing', 'NonCashReleasing') THEN (
                        SELECT extract(year FROM p.baseline_on - interval '3 months')::int FROM development.benefit_plans p
                        WHERE p.benefit_id = b.id AND p.number = 1) END
                FROM development.initiatives i, development.catalogue_measures m
                WHERE i.id = b.initiative_id AND m.organisation_id = i.organisation_id
                  AND m.key = btrim(regexp_replace(lower(b.measure), '\s+', ' ', 'g')) || '|' ||
                      btrim(regexp_replace(lower(b.unit), '\s+', ' ', 'g'));

                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.evidence_documents
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER sent_once BEFORE UPDATE OR DELETE ON development.reminders
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                """
            );

            migrationBuilder.AddForeignKey(
                name: "fk_benefits_measures_catalogue_measure_id",
                schema: "development",
                table: "benefits",
                column: "catalogue_measure_id",
                principalSchema: "development",
                principalTable: "catalogue_measures",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_benefits_measures_catalogue_measure_id", schema: "development", table: "benefits");

            migrationBuilder.DropTable(name: "catalogue_measures", schema: "development");

            migrationBuilder.DropTable(name: "clock_pauses", schema: "development");

            migrationBuilder.DropTable(name: "evidence_documents", schema: "development");

            migrationBuilder.DropTable(name: "reminders", schema: "development");

            migrationBuilder.DropTable(name: "verifier_appointments", schema: "development");

            migrationBuilder.DropIndex(name: "ix_benefits_catalogue_measure_id", schema: "development", table: "benefits");

            migrationBuilder.DropCheckConstraint(name: "ck_benefits_budget", schema: "development", table: "benefits");

            migrationBuilder.DropCheckConstraint(name: "ck_actuals_denominator", schema: "development", table: "actuals");

            migrationBuilder.DropColumn(name: "aggregation", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "budget", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "budget_reduced_on", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "catalogue_measure_id", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "collect_after", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "collector_id", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "is_excluded", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "is_recurrent", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "price_year", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "denominator", schema: "development", table: "actuals");
        }
    }
}
