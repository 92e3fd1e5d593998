using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class GatesWithPanels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "attention_since",
                schema: "development",
                table: "initiatives",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                schema: "development",
                table: "initiatives",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_on",
                schema: "development",
                table: "initiatives",
                type: "date",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "stage_model_id",
                schema: "development",
                table: "initiatives",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("01930000-0000-7000-8000-000000000001")
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "stage_since",
                schema: "development",
                table: "initiatives",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0))
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_correction",
                schema: "development",
                table: "gate_reviews",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<int>(
                name: "quorum",
                schema: "development",
                table: "gate_reviews",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "scores_due_on",
                schema: "development",
                table: "gate_reviews",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1)
            );

            migrationBuilder.AddColumn<string>(name: "code", schema: "development", table: "gate_decisions", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "interest",
                schema: "development",
                table: "gate_decisions",
                type: "text",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "interest_words",
                schema: "development",
                table: "gate_decisions",
                type: "text",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "merged_into_id",
                schema: "development",
                table: "gate_decisions",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "review_on",
                schema: "development",
                table: "gate_decisions",
                type: "date",
                nullable: true
            );

            migrationBuilder.AlterColumn<decimal>(
                name: "score",
                schema: "development",
                table: "gate_criteria",
                type: "numeric(4,2)",
                precision: 4,
                scale: 2,
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "assessor_id",
                schema: "development",
                table: "assessments",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(name: "due_on", schema: "development", table: "assessments", type: "date", nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "questions",
                schema: "development",
                table: "assessments",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            migrationBuilder.CreateTable(
                name: "assessment_versions",
                schema: "development",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    major = table.Column<int>(type: "integer", nullable: false),
                    minor = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_assessment_versions",
                        x => new
                        {
                            x.assessment_id,
                            x.major,
                            x.minor,
                        }
                    );
                    table.CheckConstraint("ck_assessment_versions_reason", "minor = 0 OR reason <> ''");
                    table.ForeignKey(
                        name: "fk_assessment_versions_assessments_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "development",
                        principalTable: "assessments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "decision_releases",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decision_releases", x => x.id);
                    table.ForeignKey(
                        name: "fk_decision_releases_gate_decisions_id",
                        column: x => x.id,
                        principalSchema: "development",
                        principalTable: "gate_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "gate_scorecards",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    assigned_by = table.Column<Guid>(type: "uuid", nullable: false),
                    assigned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    interest = table.Column<string>(type: "text", nullable: true),
                    interest_words = table.Column<string>(type: "text", nullable: true),
                    declared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    recusal = table.Column<string>(type: "jsonb", nullable: false),
                    lifted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    lift_reason = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "jsonb", nullable: false),
                    private_note = table.Column<string>(type: "text", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gate_scorecards", x => x.id);
                    table.CheckConstraint("ck_gate_scorecards_declared_first", "submitted_at IS NULL OR declared_at IS NOT NULL");
                    table.CheckConstraint(
                        "ck_gate_scorecards_lifted_with_reason",
                        "lifted_by IS NULL OR (lift_reason <> '' AND lifted_by <> assessor_id)"
                    );
                    table.ForeignKey(
                        name: "fk_gate_scorecards_gate_reviews_gate_id",
                        column: x => x.gate_id,
                        principalSchema: "development",
                        principalTable: "gate_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "programmes",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_model_id = table.Column<Guid>(type: "uuid", nullable: false),
                    same_organisation_recuses = table.Column<bool>(type: "boolean", nullable: false),
                    limits = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programmes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "stage_models",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "jsonb", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stage_models", x => x.id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_attention_since",
                schema: "development",
                table: "initiatives",
                column: "attention_since",
                filter: "attention_since IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_merged_into_id",
                schema: "development",
                table: "initiatives",
                column: "merged_into_id",
                filter: "merged_into_id IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_review_on",
                schema: "development",
                table: "initiatives",
                column: "review_on",
                filter: "review_on IS NOT NULL"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_gate_decisions_merge",
                schema: "development",
                table: "gate_decisions",
                sql: "(decision = 'Merge') = (merged_into_id IS NOT NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_gate_decisions_review",
                schema: "development",
                table: "gate_decisions",
                sql: "(decision = 'Park') >= (review_on IS NOT NULL)"
            );

            migrationBuilder.CreateIndex(
                name: "ix_assessments_assessor_id_completed_at",
                schema: "development",
                table: "assessments",
                columns: new[] { "assessor_id", "completed_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_decision_releases_due_at",
                schema: "development",
                table: "decision_releases",
                column: "due_at",
                filter: "released_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_decision_releases_initiative_id",
                schema: "development",
                table: "decision_releases",
                column: "initiative_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_gate_scorecards_assessor_id_submitted_at",
                schema: "development",
                table: "gate_scorecards",
                columns: new[] { "assessor_id", "submitted_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_gate_scorecards_gate_id_assessor_id",
                schema: "development",
                table: "gate_scorecards",
                columns: new[] { "gate_id", "assessor_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_stage_models_organisation_id_name_number",
                schema: "development",
                table: "stage_models",
                columns: new[] { "organisation_id", "name", "number" },
                unique: true
            );

            // What there was before began with the needs assessment, was decided without a panel, and has told people already.
            migrationBuilder.Sql(
                """
                ALTER TABLE development.initiatives ALTER COLUMN stage_model_id DROP DEFAULT;
                UPDATE development.initiatives i SET stage_since = coalesce(
                    (SELECT max(d.at) FROM development.gate_decisions d WHERE d.initiative_id = i.id AND d.from_stage <> d.to_stage), i.opened_at);
                UPDATE development.gate_reviews SET scores_due_on = (opened_at AT TIME ZONE 'Europe/London')::date;
                UPDATE development.assessments SET questions = 23, template_version = 'NHS needs assessment, version 1';

                INSERT INTO development.assessment_versions (assessment_id, major, minor, by, at, answers)
                SELECT a.id, 1, 0, a.completed_by, a.completed_at, jsonb_build_object('given', (
                    SELECT jsonb_agg(jsonb_build_object('questionKey', n.question_key, 'answer', n.answer, 'comment', n.comment))
                    FROM development.assessment_answers n WHERE n.assessment_id = a.id))
                FROM development.assessments a WHERE a.completed_at IS NOT NULL;

                INSERT INTO development.decision_releases (id, initiative_id, due_at, released_at, sequence, revision)
                SELECT id, initiative_id, at, at, 0, 0 FROM development.gate_decisions;

                CREATE TRIGGER keeps_its_model BEFORE UPDATE OF stage_model_id ON development.initiatives
                    FOR EACH ROW WHEN (OLD.stage_model_id IS DISTINCT FROM NEW.stage_model_id) EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OF text, name, number, organisation_id OR DELETE ON development.stage_models
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.assessment_versions
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER submitted_once BEFORE UPDATE ON development.gate_scorecards
                    FOR EACH ROW WHEN (OLD.submitted_at IS NOT NULL AND (OLD.body, OLD.submitted_at) IS DISTINCT FROM (NEW.body, NEW.submitted_at))
                    EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER never_removed BEFORE DELETE ON development.gate_scorecards
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER released_once BEFORE UPDATE ON development.decision_releases
                    FOR EACH ROW WHEN (OLD.released_at IS NOT NULL AND OLD.released_at IS DISTINCT FROM NEW.released_at)
                    EXECUTE FUNCTION platform.refuse_change();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "assessment_versions", schema: "development");

            migrationBuilder.DropTable(name: "decision_releases", schema: "development");

            migrationBuilder.DropTable(name: "gate_scorecards", schema: "development");

            migrationBuilder.DropTable(name: "programmes", schema: "development");

            migrationBuilder.DropTable(name: "stage_models", schema: "development");

            migrationBuilder.DropIndex(name: "ix_initiatives_attention_since", schema: "development", table: "initiatives");

            migrationBuilder.DropIndex(name: "ix_initiatives_merged_into_id", schema: "development", table: "initiatives");

            migrationBuilder.DropIndex(name: "ix_initiatives_review_on", schema: "development", table: "initiatives");

            migrationBuilder.DropCheckConstraint(name: "ck_gate_decisions_merge", schema: "development", table: "gate_decisions");

            migrationBuilder.DropCheckConstraint(name: "ck_gate_decisions_review", schema: "development", table: "gate_decisions");

            migrationBuilder.DropIndex(name: "ix_assessments_assessor_id_completed_at", schema: "development", table: "assessments");

            migrationBuilder.DropColumn(name: "attention_since", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "merged_into_id", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "review_on", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "stage_model_id", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "stage_since", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "is_correction", schema: "development", table: "gate_reviews");

            migrationBuilder.DropColumn(name: "quorum", schema: "development", table: "gate_reviews");

            migrationBuilder.DropColumn(name: "scores_due_on", schema: "development", table: "gate_reviews");

            migrationBuilder.DropColumn(name: "code", schema: "development", table: "gate_decisions");

            migrationBuilder.DropColumn(name: "interest", schema: "development", table: "gate_decisions");

            migrationBuilder.DropColumn(name: "interest_words", schema: "development", table: "gate_decisions");

            migrationBuilder.DropColumn(name: "merged_into_id", schema: "development", table: "gate_decisions");

            migrationBuilder.DropColumn(name: "review_on", schema: "development", table: "gate_decisions");

            migrationBuilder.DropColumn(name: "assessor_id", schema: "development", table: "assessments");

            migrationBuilder.DropColumn(name: "due_on", schema: "development", table: "assessments");

            migrationBuilder.DropColumn(name: "questions", schema: "development", table: "assessments");

            migrationBuilder.AlterColumn<int>(
                name: "score",
                schema: "development",
                table: "gate_criteria",
                type: "integer",
                nullable: true,
                oldClrType: typeof(decimal),
                oldType: "numeric(4,2)",
                oldPrecision: 4,
                oldScale: 2,
                oldNullable: true
            );
        }
    }
}
