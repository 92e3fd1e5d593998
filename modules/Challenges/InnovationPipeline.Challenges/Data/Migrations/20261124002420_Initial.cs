using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Challenges.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "challenges");

            migrationBuilder.CreateTable(
                name: "submissions",
                schema: "challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    means = table.Column<string>(type: "text", nullable: false),
                    context = table.Column<string>(type: "text", nullable: false),
                    affected = table.Column<string>(type: "text", nullable: false),
                    measures = table.Column<string>(type: "text", nullable: false),
                    urgency = table.Column<string>(type: "text", nullable: false),
                    may_be_shared = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    state_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    duplicate_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    days_left = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.id);
                    table.CheckConstraint(
                        "ck_submissions_answer_has_reason",
                        "state NOT IN ('Accepted', 'Declined', 'Duplicate') OR answer IS NOT NULL"
                    );
                    table.CheckConstraint("ck_submissions_duplicate_of", "(duplicate_of_id IS NOT NULL) = (state = 'Duplicate')");
                    table.CheckConstraint(
                        "ck_submissions_open_has_due_date",
                        "(due_on IS NOT NULL) = (state IN ('Submitted', 'InTriage', 'NeedsInfo'))"
                    );
                    table.CheckConstraint(
                        "ck_submissions_triage_has_owner",
                        "state NOT IN ('InTriage', 'NeedsInfo') OR owner_id IS NOT NULL"
                    );
                    table.ForeignKey(
                        name: "fk_submissions_submissions_duplicate_of_id",
                        column: x => x.duplicate_of_id,
                        principalSchema: "challenges",
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "submission_steps",
                schema: "challenges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_submission_steps_submissions_submission_id",
                        column: x => x.submission_id,
                        principalSchema: "challenges",
                        principalTable: "submissions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_submission_steps_submission_id",
                schema: "challenges",
                table: "submission_steps",
                column: "submission_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_submissions_duplicate_of_id",
                schema: "challenges",
                table: "submissions",
                column: "duplicate_of_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_submissions_submitted_by",
                schema: "challenges",
                table: "submissions",
                column: "submitted_by"
            );

            migrationBuilder.CreateIndex(
                name: "ix_submissions_to_organisation_id_state",
                schema: "challenges",
                table: "submissions",
                columns: new[] { "to_organisation_id", "state" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "submission_steps", schema: "challenges");

            migrationBuilder.DropTable(name: "submissions", schema: "challenges");
        }
    }
}
