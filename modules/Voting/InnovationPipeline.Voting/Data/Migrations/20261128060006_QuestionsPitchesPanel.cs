using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class QuestionsPitchesPanel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commentaries",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    panellist_id = table.Column<Guid>(type: "uuid", nullable: false),
                    strengths = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    concerns = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    suggestions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    would_sponsor = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commentaries", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "decks",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decks", x => x.id);
                    table.CheckConstraint("ck_decks_address", "address LIKE 'https://%'");
                }
            );

            migrationBuilder.CreateTable(
                name: "panels",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    min_judges = table.Column<int>(type: "integer", nullable: false),
                    same_organisation_recuses = table.Column<bool>(type: "boolean", nullable: false),
                    panel_percent = table.Column<int>(type: "integer", nullable: true),
                    not_judging = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    judge_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    definition_text = table.Column<string>(type: "text", nullable: true),
                    definition_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "jsonb", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panels", x => x.id);
                    table.CheckConstraint("ck_panels_definition", "state = 'Draft' OR definition_hash IS NOT NULL");
                    table.CheckConstraint("ck_panels_min_judges", "min_judges BETWEEN 1 AND 20");
                    table.CheckConstraint("ck_panels_outcome", "(state IN ('Closed', 'Revealed')) = (outcome IS NOT NULL)");
                    table.CheckConstraint("ck_panels_percent", "panel_percent BETWEEN 1 AND 99");
                    table.CheckConstraint("ck_panels_revealed", "(state = 'Revealed') = (revealed_at IS NOT NULL)");
                }
            );

            migrationBuilder.CreateTable(
                name: "pitch_feedback",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    strong = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    would_help = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pitch_feedback", x => x.id);
                    table.CheckConstraint("ck_pitch_feedback_says", "strong <> '' OR would_help <> ''");
                }
            );

            migrationBuilder.CreateTable(
                name: "pitch_sessions",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    prepared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: true),
                    seed = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    seed_source = table.Column<string>(type: "text", nullable: false),
                    pitch_length = table.Column<TimeSpan>(type: "interval", nullable: false),
                    question_length = table.Column<TimeSpan>(type: "interval", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    left = table.Column<TimeSpan>(type: "interval", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pitch_sessions", x => x.id);
                    table.CheckConstraint("ck_pitch_sessions_clock", "ends_at IS NULL OR \"left\" IS NULL");
                }
            );

            migrationBuilder.CreateTable(
                name: "question_desks",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_moderated = table.Column<bool>(type: "boolean", nullable: false),
                    named_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    answer_days = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_desks", x => x.id);
                    table.CheckConstraint("ck_question_desks_days", "answer_days BETWEEN 1 AND 90");
                }
            );

            migrationBuilder.CreateTable(
                name: "questions",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    follow_digest = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_shown = table.Column<bool>(type: "boolean", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => x.id);
                    table.CheckConstraint("ck_questions_answer", "state <> 'AnsweredInWriting' OR answer IS NOT NULL");
                    table.CheckConstraint("ck_questions_digest", "length(follow_digest) = 32");
                    table.CheckConstraint("ck_questions_ended", "(state IN ('Open', 'HandedOver')) = (ended_at IS NULL)");
                    table.CheckConstraint("ck_questions_merged", "(state = 'Merged') = (merged_into_id IS NOT NULL)");
                    table.CheckConstraint("ck_questions_named_or_followed", "asker_id IS NULL OR follow_digest IS NULL");
                    table.CheckConstraint("ck_questions_owed", "state <> 'HandedOver' OR (owner_id IS NOT NULL AND due_on IS NOT NULL)");
                    table.CheckConstraint("ck_questions_reason", "(state = 'Declined') = (reason IS NOT NULL)");
                    table.CheckConstraint("ck_questions_subject", "(about = 'Day') = (subject_id IS NULL)");
                    table.ForeignKey(
                        name: "fk_questions_questions_merged_into_id",
                        column: x => x.merged_into_id,
                        principalSchema: "voting",
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "panel_criteria",
                schema: "voting",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    panel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    hint = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panel_criteria", x => x.id);
                    table.CheckConstraint("ck_panel_criteria_weight", "weight BETWEEN 1 AND 100");
                    table.ForeignKey(
                        name: "fk_panel_criteria_panels_panel_id",
                        column: x => x.panel_id,
                        principalSchema: "voting",
                        principalTable: "panels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "panel_ideas",
                schema: "voting",
                columns: table => new
                {
                    panel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_panel_ideas", x => new { x.panel_id, x.idea_id });
                    table.ForeignKey(
                        name: "fk_panel_ideas_panels_panel_id",
                        column: x => x.panel_id,
                        principalSchema: "voting",
                        principalTable: "panels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "panel_suppliers",
                schema: "voting",
                columns: table => new
                {
                    panel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_panel_suppliers",
                        x => new
                        {
                            x.panel_id,
                            x.idea_id,
                            x.organisation_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_panel_suppliers_panels_panel_id",
                        column: x => x.panel_id,
                        principalSchema: "voting",
                        principalTable: "panels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "recusal_lifts",
                schema: "voting",
                columns: table => new
                {
                    panel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_recusal_lifts",
                        x => new
                        {
                            x.panel_id,
                            x.judge_id,
                            x.idea_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_recusal_lifts_panels_panel_id",
                        column: x => x.panel_id,
                        principalSchema: "voting",
                        principalTable: "panels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "pitch_slots",
                schema: "voting",
                columns: table => new
                {
                    session_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    phase = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pitch_slots", x => new { x.session_id, x.idea_id });
                    table.ForeignKey(
                        name: "fk_pitch_slots_pitch_sessions_session_id",
                        column: x => x.session_id,
                        principalSchema: "voting",
                        principalTable: "pitch_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "question_votes",
                schema: "voting",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_question_votes", x => new { x.question_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_question_votes_questions_question_id",
                        column: x => x.question_id,
                        principalSchema: "voting",
                        principalTable: "questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "interest_declarations",
                schema: "voting",
                columns: table => new
                {
                    panel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_interest_declarations",
                        x => new
                        {
                            x.panel_id,
                            x.judge_id,
                            x.idea_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_interest_declarations_panel_ideas_panel_id_idea_id",
                        columns: x => new { x.panel_id, x.idea_id },
                        principalSchema: "voting",
                        principalTable: "panel_ideas",
                        principalColumns: new[] { "panel_id", "idea_id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "score_sheets",
                schema: "voting",
                columns: table => new
                {
                    panel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    judge_id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<List<int>>(type: "integer[]", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_score_sheets",
                        x => new
                        {
                            x.panel_id,
                            x.judge_id,
                            x.idea_id,
                        }
                    );
                    table.CheckConstraint("ck_score_sheets_marks", "1 <= ALL (marks) AND 5 >= ALL (marks) AND cardinality(marks) > 0");
                    table.ForeignKey(
                        name: "fk_score_sheets_panel_ideas_panel_id_idea_id",
                        columns: x => new { x.panel_id, x.idea_id },
                        principalSchema: "voting",
                        principalTable: "panel_ideas",
                        principalColumns: new[] { "panel_id", "idea_id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_commentaries_idea_id_panellist_id",
                schema: "voting",
                table: "commentaries",
                columns: new[] { "idea_id", "panellist_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_commentaries_panellist_id",
                schema: "voting",
                table: "commentaries",
                column: "panellist_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_interest_declarations_judge_id",
                schema: "voting",
                table: "interest_declarations",
                column: "judge_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_interest_declarations_panel_id_idea_id",
                schema: "voting",
                table: "interest_declarations",
                columns: new[] { "panel_id", "idea_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_panel_criteria_panel_id_number",
                schema: "voting",
                table: "panel_criteria",
                columns: new[] { "panel_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_panel_ideas_idea_id", schema: "voting", table: "panel_ideas", column: "idea_id");

            migrationBuilder.CreateIndex(
                name: "ix_pitch_feedback_idea_id_person_id",
                schema: "voting",
                table: "pitch_feedback",
                columns: new[] { "idea_id", "person_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_pitch_feedback_person_id",
                schema: "voting",
                table: "pitch_feedback",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_pitch_sessions_innovation_event_id",
                schema: "voting",
                table: "pitch_sessions",
                column: "innovation_event_id"
            );

            migrationBuilder.CreateIndex(name: "ix_pitch_slots_idea_id", schema: "voting", table: "pitch_slots", column: "idea_id");

            migrationBuilder.CreateIndex(
                name: "ix_pitch_slots_session_id_place",
                schema: "voting",
                table: "pitch_slots",
                columns: new[] { "session_id", "place" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ux_pitch_slots_one_floor",
                schema: "voting",
                table: "pitch_slots",
                column: "session_id",
                unique: true,
                filter: "phase IN ('Pitching', 'Questions')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_question_votes_person_id",
                schema: "voting",
                table: "question_votes",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(name: "ix_questions_asker_id", schema: "voting", table: "questions", column: "asker_id");

            migrationBuilder.CreateIndex(
                name: "ix_questions_follow_digest",
                schema: "voting",
                table: "questions",
                column: "follow_digest",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_questions_innovation_event_id_state",
                schema: "voting",
                table: "questions",
                columns: new[] { "innovation_event_id", "state" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_questions_merged_into_id",
                schema: "voting",
                table: "questions",
                column: "merged_into_id"
            );

            migrationBuilder.CreateIndex(name: "ix_questions_owner_id", schema: "voting", table: "questions", column: "owner_id");

            migrationBuilder.CreateIndex(name: "ix_questions_subject_id", schema: "voting", table: "questions", column: "subject_id");

            migrationBuilder.CreateIndex(name: "ix_score_sheets_judge_id", schema: "voting", table: "score_sheets", column: "judge_id");

            migrationBuilder.CreateIndex(
                name: "ix_score_sheets_panel_id_idea_id",
                schema: "voting",
                table: "score_sheets",
                columns: new[] { "panel_id", "idea_id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "commentaries", schema: "voting");

            migrationBuilder.DropTable(name: "decks", schema: "voting");

            migrationBuilder.DropTable(name: "interest_declarations", schema: "voting");

            migrationBuilder.DropTable(name: "panel_criteria", schema: "voting");

            migrationBuilder.DropTable(name: "panel_suppliers", schema: "voting");

            migrationBuilder.DropTable(name: "pitch_feedback", schema: "voting");

            migrationBuilder.DropTable(name: "pitch_slots", schema: "voting");

            migrationBuilder.DropTable(name: "question_desks", schema: "voting");

            migrationBuilder.DropTable(name: "question_votes", schema: "voting");

            migrationBuilder.DropTable(name: "recusal_lifts", schema: "voting");

            migrationBuilder.DropTable(name: "score_sheets", schema: "voting");

            migrationBuilder.DropTable(name: "pitch_sessions", schema: "voting");

            migrationBuilder.DropTable(name: "questions", schema: "voting");

            migrationBuilder.DropTable(name: "panel_ideas", schema: "voting");

            migrationBuilder.DropTable(name: "panels", schema: "voting");
        }
    }
}
