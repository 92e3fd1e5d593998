using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Delivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_closed",
                schema: "development",
                table: "risks",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "proximity",
                schema: "development",
                table: "risks",
                type: "text",
                nullable: false,
                defaultValue: "Within1Year"
            );

            migrationBuilder.AddColumn<string>(
                name: "response",
                schema: "development",
                table: "risks",
                type: "text",
                nullable: false,
                defaultValue: "Reduce"
            );

            migrationBuilder.AddColumn<DateOnly>(name: "review_on", schema: "development", table: "risks", type: "date", nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "clinical_owner_id",
                schema: "development",
                table: "initiatives",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "finance_owner_id",
                schema: "development",
                table: "initiatives",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "procurement_route",
                schema: "development",
                table: "initiatives",
                type: "text",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "rag_override",
                schema: "development",
                table: "initiatives",
                type: "jsonb",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "expert_questions",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expert_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_expert_questions_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "funding_entries",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    is_capital = table.Column<bool>(type: "boolean", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    pounds = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: false),
                    source = table.Column<string>(type: "text", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_entries", x => x.id);
                    table.CheckConstraint("ck_funding_entries_pounds", "pounds > 0");
                    table.CheckConstraint("ck_funding_entries_source", "step = 'Asked' OR source <> ''");
                    table.ForeignKey(
                        name: "fk_funding_entries_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "milestones",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    baseline_on = table.Column<DateOnly>(type: "date", nullable: false),
                    forecast_on = table.Column<DateOnly>(type: "date", nullable: false),
                    actual_on = table.Column<DateOnly>(type: "date", nullable: true),
                    depends_on_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_milestones", x => x.id);
                    table.ForeignKey(
                        name: "fk_milestones_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "plan_objectives",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_objectives", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "supplier_involvements",
                schema: "development",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saw = table.Column<string>(type: "text", nullable: false),
                    declared = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supplier_involvements", x => new { x.initiative_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_supplier_involvements_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "tasks",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tasks", x => x.id);
                    table.CheckConstraint("ck_tasks_reason", "state IN ('Open', 'Done') OR reason <> ''");
                    table.ForeignKey(
                        name: "fk_tasks_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "transfer_offers",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<string>(type: "text", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    offered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_transfer_offers", x => x.id);
                    table.ForeignKey(
                        name: "fk_transfer_offers_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "expert_answers",
                schema: "development",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expert_answers", x => new { x.question_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_expert_answers_expert_questions_question_id",
                        column: x => x.question_id,
                        principalSchema: "development",
                        principalTable: "expert_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "initiative_objectives",
                schema: "development",
                columns: table => new
                {
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_objectives", x => new { x.initiative_id, x.objective_id });
                    table.ForeignKey(
                        name: "fk_initiative_objectives_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_initiative_objectives_objectives_objective_id",
                        column: x => x.objective_id,
                        principalSchema: "development",
                        principalTable: "plan_objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_risks_review_on",
                schema: "development",
                table: "risks",
                column: "review_on",
                filter: "is_closed = false AND review_on IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_expert_answers_person_id",
                schema: "development",
                table: "expert_answers",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_expert_questions_initiative_id",
                schema: "development",
                table: "expert_questions",
                column: "initiative_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_funding_entries_initiative_id",
                schema: "development",
                table: "funding_entries",
                column: "initiative_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiative_objectives_objective_id",
                schema: "development",
                table: "initiative_objectives",
                column: "objective_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_milestones_initiative_id",
                schema: "development",
                table: "milestones",
                column: "initiative_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_objectives_organisation_id",
                schema: "development",
                table: "plan_objectives",
                column: "organisation_id"
            );

            migrationBuilder.CreateIndex(name: "ix_tasks_initiative_id", schema: "development", table: "tasks", column: "initiative_id");

            migrationBuilder.CreateIndex(
                name: "ix_tasks_owner_id_due_on",
                schema: "development",
                table: "tasks",
                columns: new[] { "owner_id", "due_on" },
                filter: "state = 'Open'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_transfer_offers_one_at_a_time",
                schema: "development",
                table: "transfer_offers",
                columns: new[] { "initiative_id", "position" },
                unique: true,
                filter: "state = 'Pending'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_transfer_offers_to_id",
                schema: "development",
                table: "transfer_offers",
                column: "to_id"
            );

            migrationBuilder.Sql(
                """
                CREATE TRIGGER promised_once BEFORE UPDATE OF baseline_on ON development.milestones
                    FOR EACH ROW WHEN (OLD.baseline_on IS DISTINCT FROM NEW.baseline_on) EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER entered_once BEFORE UPDATE ON development.funding_entries
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "expert_answers", schema: "development");

            migrationBuilder.DropTable(name: "funding_entries", schema: "development");

            migrationBuilder.DropTable(name: "initiative_objectives", schema: "development");

            migrationBuilder.DropTable(name: "milestones", schema: "development");

            migrationBuilder.DropTable(name: "supplier_involvements", schema: "development");

            migrationBuilder.DropTable(name: "tasks", schema: "development");

            migrationBuilder.DropTable(name: "transfer_offers", schema: "development");

            migrationBuilder.DropTable(name: "expert_questions", schema: "development");

            migrationBuilder.DropTable(name: "plan_objectives", schema: "development");

            migrationBuilder.DropIndex(name: "ix_risks_review_on", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "is_closed", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "proximity", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "response", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "review_on", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "clinical_owner_id", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "finance_owner_id", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "procurement_route", schema: "development", table: "initiatives");

            migrationBuilder.DropColumn(name: "rag_override", schema: "development", table: "initiatives");
        }
    }
}
