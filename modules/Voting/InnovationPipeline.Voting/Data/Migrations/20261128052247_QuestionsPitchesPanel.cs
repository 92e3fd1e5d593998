using System;
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "question_desks", schema: "voting");

            migrationBuilder.DropTable(name: "question_votes", schema: "voting");

            migrationBuilder.DropTable(name: "questions", schema: "voting");
        }
    }
}
