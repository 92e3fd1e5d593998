using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "development");

            migrationBuilder.CreateTable(
                name: "hand_offs",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    won = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_offs", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "initiatives",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: true),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    origin = table.Column<string>(type: "jsonb", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    left_from = table.Column<string>(type: "text", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sro_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    benefit_owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    open_gate_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiatives", x => x.id);
                    table.CheckConstraint("ck_initiatives_comes_from_somewhere", "idea_id IS NOT NULL OR theme_id IS NOT NULL");
                    table.CheckConstraint(
                        "ck_initiatives_stage",
                        "stage IN ('Assessment', 'Development', 'BenefitRealisation', 'Sustained', 'Closed', 'Parked', 'Stopped', 'Merged')"
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "themes",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    lead_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_themes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "assessments",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    template_version = table.Column<string>(type: "text", nullable: false),
                    completed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessments", x => x.id);
                    table.ForeignKey(
                        name: "fk_assessments_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "benefits",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false),
                    is_disbenefit = table.Column<bool>(type: "boolean", nullable: false),
                    measure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    direction = table.Column<string>(type: "text", nullable: false),
                    interval = table.Column<string>(type: "text", nullable: false),
                    confidence = table.Column<string>(type: "text", nullable: false),
                    attribution_percent = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    beneficiary_organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefits", x => x.id);
                    table.CheckConstraint("ck_benefits_attribution", "attribution_percent BETWEEN 1 AND 100");
                    table.CheckConstraint(
                        "ck_benefits_class",
                        "class IN ('CashReleasing', 'NonCashReleasing', 'Access', 'Quality', 'Safety', 'PatientExperience', 'StaffExperience', 'Inequality', 'Carbon', 'Societal')"
                    );
                    table.ForeignKey(
                        name: "fk_benefits_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "funding_lines",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    asked = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: false),
                    needed_by = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_funding_lines", x => x.id);
                    table.CheckConstraint("ck_funding_lines_asked", "asked > 0");
                    table.ForeignKey(
                        name: "fk_funding_lines_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "gate_reviews",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_stage = table.Column<string>(type: "text", nullable: false),
                    proceeds_to = table.Column<string>(type: "text", nullable: false),
                    pack = table.Column<string>(type: "jsonb", nullable: false),
                    cites = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gate_reviews", x => x.id);
                    table.ForeignKey(
                        name: "fk_gate_reviews_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "initiative_history",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_initiative_history", x => x.id);
                    table.ForeignKey(
                        name: "fk_initiative_history_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "risks",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    barrier_id = table.Column<Guid>(type: "uuid", nullable: true),
                    category = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    likelihood = table.Column<int>(type: "integer", nullable: false),
                    impact = table.Column<int>(type: "integer", nullable: false),
                    mitigation = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_risks", x => x.id);
                    table.CheckConstraint("ck_risks_scale", "likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "fk_risks_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "theme_history",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_theme_history", x => x.id);
                    table.ForeignKey(
                        name: "fk_theme_history_themes_theme_id",
                        column: x => x.theme_id,
                        principalSchema: "development",
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "theme_ideas",
                schema: "development",
                columns: table => new
                {
                    theme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_theme_ideas", x => new { x.theme_id, x.idea_id });
                    table.ForeignKey(
                        name: "fk_theme_ideas_themes_theme_id",
                        column: x => x.theme_id,
                        principalSchema: "development",
                        principalTable: "themes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "assessment_answers",
                schema: "development",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question_key = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    comment = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment_answers", x => new { x.assessment_id, x.question_key });
                    table.ForeignKey(
                        name: "fk_assessment_answers_assessments_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "development",
                        principalTable: "assessments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "actuals",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    benefit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    claimed_pounds = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: true),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verified_value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    verified_pounds = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: true),
                    verified_by = table.Column<Guid>(type: "uuid", nullable: true),
                    verified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    reverses_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reversed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_actuals", x => x.id);
                    table.CheckConstraint("ck_actuals_claimed", "reverses_id IS NOT NULL OR claimed_pounds IS NULL OR claimed_pounds >= 0");
                    table.CheckConstraint(
                        "ck_actuals_no_more_than_claimed",
                        "verified_pounds IS NULL OR (reverses_id IS NULL AND verified_pounds BETWEEN 0 AND claimed_pounds) OR (reverses_id IS NOT NULL AND verified_pounds BETWEEN claimed_pounds AND 0)"
                    );
                    table.CheckConstraint("ck_actuals_returned_has_reason", "state <> 'Returned' OR reason <> ''");
                    table.CheckConstraint("ck_actuals_verified_by_another", "verified_by <> recorded_by");
                    table.CheckConstraint(
                        "ck_actuals_verified_has_verifier",
                        "state = 'Claimed' OR (verified_by IS NOT NULL AND verified_at IS NOT NULL)"
                    );
                    table.ForeignKey(
                        name: "fk_actuals_benefits_benefit_id",
                        column: x => x.benefit_id,
                        principalSchema: "development",
                        principalTable: "benefits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "benefit_plans",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    benefit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    baseline_value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    baseline_on = table.Column<DateOnly>(type: "date", nullable: false),
                    baseline_source = table.Column<string>(type: "text", nullable: false),
                    target_value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    target_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    locked_by_decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_benefit_plans", x => x.id);
                    table.CheckConstraint("ck_benefit_plans_approver", "number = 1 OR approved_by IS NULL OR approved_by <> proposed_by");
                    table.CheckConstraint("ck_benefit_plans_dates", "target_on > baseline_on");
                    table.CheckConstraint("ck_benefit_plans_reason", "number = 1 OR reason <> ''");
                    table.ForeignKey(
                        name: "fk_benefit_plans_benefits_benefit_id",
                        column: x => x.benefit_id,
                        principalSchema: "development",
                        principalTable: "benefits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "gate_criteria",
                schema: "development",
                columns: table => new
                {
                    gate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    met = table.Column<string>(type: "text", nullable: true),
                    score = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    waived_by = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gate_criteria", x => new { x.gate_id, x.number });
                    table.CheckConstraint("ck_gate_criteria_score", "score BETWEEN 0 AND 5");
                    table.CheckConstraint("ck_gate_criteria_waiver", "met <> 'Waived' OR (note IS NOT NULL AND waived_by IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_gate_criteria_gate_reviews_gate_id",
                        column: x => x.gate_id,
                        principalSchema: "development",
                        principalTable: "gate_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "gate_decisions",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decision = table.Column<string>(type: "text", nullable: false),
                    from_stage = table.Column<string>(type: "text", nullable: false),
                    to_stage = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    what_would_change_this = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    cites = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gate_decisions", x => x.id);
                    table.CheckConstraint("ck_gate_decisions_reason", "reason <> ''");
                    table.CheckConstraint(
                        "ck_gate_decisions_what_would_change",
                        "decision IN ('Proceed', 'ProceedWithConditions') OR what_would_change_this <> ''"
                    );
                    table.ForeignKey(
                        name: "fk_gate_decisions_gate_reviews_gate_id",
                        column: x => x.gate_id,
                        principalSchema: "development",
                        principalTable: "gate_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_gate_decisions_initiatives_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "planned_periods",
                schema: "development",
                columns: table => new
                {
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    value = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: false),
                    pounds = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_periods", x => new { x.plan_id, x.start });
                    table.CheckConstraint("ck_planned_periods_pounds", "pounds >= 0");
                    table.ForeignKey(
                        name: "fk_planned_periods_benefit_plans_plan_id",
                        column: x => x.plan_id,
                        principalSchema: "development",
                        principalTable: "benefit_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "gate_conditions",
                schema: "development",
                columns: table => new
                {
                    decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gate_conditions", x => new { x.decision_id, x.number });
                    table.ForeignKey(
                        name: "fk_gate_conditions_gate_decisions_decision_id",
                        column: x => x.decision_id,
                        principalSchema: "development",
                        principalTable: "gate_decisions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_actuals_one_live_per_period",
                schema: "development",
                table: "actuals",
                columns: new[] { "benefit_id", "period" },
                unique: true,
                filter: "state <> 'Returned' AND reverses_id IS NULL AND reversed_by_id IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_actuals_recorded_at",
                schema: "development",
                table: "actuals",
                column: "recorded_at",
                filter: "state = 'Claimed'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_actuals_reverses_id",
                schema: "development",
                table: "actuals",
                column: "reverses_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_assessments_initiative_id_number",
                schema: "development",
                table: "assessments",
                columns: new[] { "initiative_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_benefit_plans_benefit_id_number",
                schema: "development",
                table: "benefit_plans",
                columns: new[] { "benefit_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_benefit_plans_one_proposal",
                schema: "development",
                table: "benefit_plans",
                column: "benefit_id",
                unique: true,
                filter: "approved_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_benefits_initiative_id",
                schema: "development",
                table: "benefits",
                column: "initiative_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_funding_lines_initiative_id_kind",
                schema: "development",
                table: "funding_lines",
                columns: new[] { "initiative_id", "kind" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_gate_decisions_gate_id",
                schema: "development",
                table: "gate_decisions",
                column: "gate_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_gate_decisions_initiative_id_at",
                schema: "development",
                table: "gate_decisions",
                columns: new[] { "initiative_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_gate_reviews_initiative_id",
                schema: "development",
                table: "gate_reviews",
                column: "initiative_id",
                unique: true,
                filter: "decided_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hand_offs_organisation_id",
                schema: "development",
                table: "hand_offs",
                column: "organisation_id",
                filter: "initiative_id IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiative_history_initiative_id_at",
                schema: "development",
                table: "initiative_history",
                columns: new[] { "initiative_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_idea_id",
                schema: "development",
                table: "initiatives",
                column: "idea_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_initiatives_organisation_id_stage",
                schema: "development",
                table: "initiatives",
                columns: new[] { "organisation_id", "stage" }
            );

            migrationBuilder.CreateIndex(name: "ix_initiatives_theme_id", schema: "development", table: "initiatives", column: "theme_id");

            migrationBuilder.CreateIndex(
                name: "ix_risks_initiative_id_barrier_id",
                schema: "development",
                table: "risks",
                columns: new[] { "initiative_id", "barrier_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_theme_history_theme_id_at",
                schema: "development",
                table: "theme_history",
                columns: new[] { "theme_id", "at" }
            );

            migrationBuilder.CreateIndex(name: "ix_theme_ideas_idea_id", schema: "development", table: "theme_ideas", column: "idea_id");

            migrationBuilder.CreateIndex(
                name: "ix_themes_organisation_id",
                schema: "development",
                table: "themes",
                column: "organisation_id"
            );

            migrationBuilder.Sql(
                """
                ALTER TABLE development.gate_decisions ADD COLUMN made_in xid8 NOT NULL DEFAULT pg_current_xact_id();

                CREATE FUNCTION development.stamp_decision() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    NEW.made_in := pg_current_xact_id();
                    RETURN NEW;
                END $$;
                CREATE TRIGGER stamped BEFORE INSERT ON development.gate_decisions
                    FOR EACH ROW EXECUTE FUNCTION development.stamp_decision();

                CREATE FUNCTION development.require_decision() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NOT EXISTS (
                        SELECT 1 FROM development.gate_decisions d
                        WHERE d.initiative_id = NEW.id AND d.from_stage = OLD.stage AND d.to_stage = NEW.stage
                          AND d.made_in = pg_current_xact_id())
                    THEN
                        RAISE EXCEPTION 'An initiative changes stage only through a recorded gate decision';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER moved_by_a_decision AFTER UPDATE OF stage ON development.initiatives
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.stage IS DISTINCT FROM NEW.stage)
                    EXECUTE FUNCTION development.require_decision();

                CREATE FUNCTION development.require_move() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NOT EXISTS (
                        SELECT 1 FROM development.initiatives i
                        JOIN development.gate_reviews g ON g.initiative_id = i.id
                        WHERE i.id = NEW.initiative_id AND i.stage = NEW.to_stage
                          AND g.id = NEW.gate_id AND g.from_stage = NEW.from_stage AND g.decided_at IS NOT NULL)
                    THEN
                        RAISE EXCEPTION 'A gate decision and the stage it leads to are recorded together';
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER moves_its_initiative AFTER INSERT ON development.gate_decisions
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION development.require_move();

                CREATE FUNCTION development.begin_in_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.stage <> 'Assessment' THEN
                        RAISE EXCEPTION 'An initiative begins in assessment';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER begins_in_assessment BEFORE INSERT ON development.initiatives
                    FOR EACH ROW EXECUTE FUNCTION development.begin_in_assessment();

                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.gate_decisions
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.gate_conditions
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.initiative_history
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.theme_history
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER never_emptied BEFORE TRUNCATE ON development.gate_decisions
                    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER never_emptied BEFORE TRUNCATE ON development.initiative_history
                    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER carried_over_once BEFORE UPDATE OF origin ON development.initiatives
                    FOR EACH ROW WHEN (OLD.origin IS DISTINCT FROM NEW.origin) EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER seen_once BEFORE UPDATE OF pack ON development.gate_reviews
                    FOR EACH ROW WHEN (OLD.pack IS DISTINCT FROM NEW.pack) EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER locked BEFORE UPDATE ON development.benefit_plans
                    FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL) EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER never_removed BEFORE DELETE ON development.actuals
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER judged_once BEFORE UPDATE ON development.actuals
                    FOR EACH ROW WHEN (
                        OLD.state <> 'Claimed'
                        AND (OLD.state, OLD.period, OLD.value, OLD.claimed_pounds, OLD.verified_value, OLD.verified_pounds, OLD.verified_by)
                            IS DISTINCT FROM
                            (NEW.state, NEW.period, NEW.value, NEW.claimed_pounds, NEW.verified_value, NEW.verified_pounds, NEW.verified_by))
                    EXECUTE FUNCTION platform.refuse_change();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "actuals", schema: "development");

            migrationBuilder.DropTable(name: "assessment_answers", schema: "development");

            migrationBuilder.DropTable(name: "funding_lines", schema: "development");

            migrationBuilder.DropTable(name: "gate_conditions", schema: "development");

            migrationBuilder.DropTable(name: "gate_criteria", schema: "development");

            migrationBuilder.DropTable(name: "hand_offs", schema: "development");

            migrationBuilder.DropTable(name: "initiative_history", schema: "development");

            migrationBuilder.DropTable(name: "planned_periods", schema: "development");

            migrationBuilder.DropTable(name: "risks", schema: "development");

            migrationBuilder.DropTable(name: "theme_history", schema: "development");

            migrationBuilder.DropTable(name: "theme_ideas", schema: "development");

            migrationBuilder.DropTable(name: "assessments", schema: "development");

            migrationBuilder.DropTable(name: "gate_decisions", schema: "development");

            migrationBuilder.DropTable(name: "benefit_plans", schema: "development");

            migrationBuilder.DropTable(name: "themes", schema: "development");

            migrationBuilder.DropTable(name: "gate_reviews", schema: "development");

            migrationBuilder.DropTable(name: "benefits", schema: "development");

            migrationBuilder.DropTable(name: "initiatives", schema: "development");
        }
    }
}
