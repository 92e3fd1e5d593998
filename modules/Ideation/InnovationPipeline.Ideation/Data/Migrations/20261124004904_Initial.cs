using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Ideation.Data.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "ideation");

            migrationBuilder.CreateTable(
                name: "boards",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    facilitator_id = table.Column<Guid>(type: "uuid", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    top_idea_id = table.Column<Guid>(type: "uuid", nullable: true),
                    shortlist_cap = table.Column<int>(type: "integer", nullable: false),
                    share_limit = table.Column<int>(type: "integer", nullable: true),
                    close_as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    member_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    seats_as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    shared = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    shortlist = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_boards", x => x.id);
                    table.UniqueConstraint("ak_boards_group_id", x => x.group_id);
                    table.CheckConstraint("ck_boards_share_limit", "share_limit IS NULL OR cardinality(shared) <= share_limit");
                    table.CheckConstraint("ck_boards_shared", "shared <@ shortlist");
                    table.CheckConstraint("ck_boards_shortlist_cap", "cardinality(shortlist) <= shortlist_cap");
                    table.CheckConstraint("ck_boards_top_idea", "top_idea_id IS NULL OR top_idea_id = ANY (shortlist)");
                }
            );

            migrationBuilder.CreateTable(
                name: "submission_closes",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    as_of = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submission_closes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "theme_suggestions",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    name_key = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_theme_suggestions", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ideas",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    challenge_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entered_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    origin = table.Column<string>(type: "text", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disposition_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disposition_by = table.Column<Guid>(type: "uuid", nullable: true),
                    disposition = table.Column<string>(type: "text", nullable: true),
                    disposition_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    disposition_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    disposition_review_on = table.Column<DateOnly>(type: "date", nullable: true),
                    disposition_theme_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ideas", x => x.id);
                    table.CheckConstraint("ck_ideas_credit", "author_id IS NOT NULL OR origin IS NOT NULL");
                    table.CheckConstraint(
                        "ck_ideas_disposition",
                        "disposition IS NULL OR (disposition_reason <> ''\nAND (disposition <> 'ToTheme' OR disposition_theme_id IS NOT NULL)\nAND (disposition <> 'OfferedToIcs' OR disposition_organisation_id IS NOT NULL)\nAND (disposition <> 'Parked' OR disposition_review_on IS NOT NULL))"
                    );
                    table.CheckConstraint("ck_ideas_title", "title <> ''");
                    table.ForeignKey(
                        name: "fk_ideas_boards_group_id",
                        column: x => x.group_id,
                        principalSchema: "ideation",
                        principalTable: "boards",
                        principalColumn: "group_id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "angle_notes",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    angle = table.Column<string>(type: "text", nullable: false),
                    is_opportunity = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_angle_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_angle_notes_ideas_idea_id",
                        column: x => x.idea_id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "asks",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    capital = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    in_kind = table.Column<string>(type: "text", nullable: false),
                    needed_by = table.Column<DateOnly>(type: "date", nullable: true),
                    revenue_one_off = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    revenue_recurrent = table.Column<decimal>(type: "numeric(14,2)", precision: 14, scale: 2, nullable: true),
                    support_types = table.Column<string>(type: "text", nullable: false),
                    whole_time_equivalents = table.Column<decimal>(type: "numeric(8,2)", precision: 8, scale: 2, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asks", x => x.id);
                    table.CheckConstraint(
                        "ck_asks_not_negative",
                        "capital >= 0 AND revenue_one_off >= 0 AND revenue_recurrent >= 0 AND whole_time_equivalents >= 0"
                    );
                    table.ForeignKey(
                        name: "fk_asks_ideas_id",
                        column: x => x.id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "barriers",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    impact = table.Column<int>(type: "integer", nullable: false),
                    likelihood = table.Column<int>(type: "integer", nullable: false),
                    mitigation = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_barriers", x => x.id);
                    table.CheckConstraint("ck_barriers_grades", "likelihood BETWEEN 1 AND 5 AND impact BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "fk_barriers_ideas_idea_id",
                        column: x => x.idea_id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "idea_links",
                schema: "ideation",
                columns: table => new
                {
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idea_links", x => new { x.idea_id, x.source_idea_id });
                    table.CheckConstraint("ck_idea_links_not_own", "idea_id <> source_idea_id AND group_id <> source_group_id");
                    table.ForeignKey(
                        name: "fk_idea_links_ideas_idea_id",
                        column: x => x.idea_id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "fk_idea_links_ideas_source_idea_id",
                        column: x => x.source_idea_id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "idea_revisions",
                schema: "ideation",
                columns: table => new
                {
                    idea_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idea_revisions", x => new { x.idea_id, x.number });
                    table.ForeignKey(
                        name: "fk_idea_revisions_ideas_idea_id",
                        column: x => x.idea_id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "propositions",
                schema: "ideation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    written_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    carbon = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    gain_creators = table.Column<string>(type: "text", nullable: false),
                    gains = table.Column<string>(type: "text", nullable: false),
                    headline = table.Column<string>(type: "text", nullable: false),
                    inequalities = table.Column<string>(type: "text", nullable: false),
                    jobs = table.Column<string>(type: "text", nullable: false),
                    line1 = table.Column<string>(type: "text", nullable: false),
                    line2 = table.Column<string>(type: "text", nullable: false),
                    line3 = table.Column<string>(type: "text", nullable: false),
                    measure_of_success = table.Column<string>(type: "text", nullable: false),
                    offer = table.Column<string>(type: "text", nullable: false),
                    pain_relievers = table.Column<string>(type: "text", nullable: false),
                    pains = table.Column<string>(type: "text", nullable: false),
                    users = table.Column<string>(type: "text", nullable: false),
                    value_maximisers = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_propositions", x => x.id);
                    table.ForeignKey(
                        name: "fk_propositions_ideas_id",
                        column: x => x.id,
                        principalSchema: "ideation",
                        principalTable: "ideas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_angle_notes_idea_id", schema: "ideation", table: "angle_notes", column: "idea_id");

            migrationBuilder.CreateIndex(name: "ix_barriers_idea_id", schema: "ideation", table: "barriers", column: "idea_id");

            migrationBuilder.CreateIndex(
                name: "ix_boards_innovation_event_id_number",
                schema: "ideation",
                table: "boards",
                columns: new[] { "innovation_event_id", "number" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_idea_links_group_id_source_idea_id",
                schema: "ideation",
                table: "idea_links",
                columns: new[] { "group_id", "source_idea_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_idea_links_source_idea_id",
                schema: "ideation",
                table: "idea_links",
                column: "source_idea_id"
            );

            migrationBuilder.CreateIndex(name: "ix_ideas_group_id", schema: "ideation", table: "ideas", column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_ideas_innovation_event_id",
                schema: "ideation",
                table: "ideas",
                column: "innovation_event_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_theme_suggestions_organisation_id_name_key",
                schema: "ideation",
                table: "theme_suggestions",
                columns: new[] { "organisation_id", "name_key" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "angle_notes", schema: "ideation");

            migrationBuilder.DropTable(name: "asks", schema: "ideation");

            migrationBuilder.DropTable(name: "barriers", schema: "ideation");

            migrationBuilder.DropTable(name: "idea_links", schema: "ideation");

            migrationBuilder.DropTable(name: "idea_revisions", schema: "ideation");

            migrationBuilder.DropTable(name: "propositions", schema: "ideation");

            migrationBuilder.DropTable(name: "submission_closes", schema: "ideation");

            migrationBuilder.DropTable(name: "theme_suggestions", schema: "ideation");

            migrationBuilder.DropTable(name: "ideas", schema: "ideation");

            migrationBuilder.DropTable(name: "boards", schema: "ideation");
        }
    }
}
