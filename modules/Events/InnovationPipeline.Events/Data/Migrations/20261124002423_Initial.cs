using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Events.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "events");

            migrationBuilder.CreateTable(
                name: "innovation_events",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    summary = table.Column<string>(type: "text", nullable: false),
                    venue = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    registration_closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    why = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_innovation_events", x => x.id);
                    table.CheckConstraint(
                        "ck_events_published",
                        "state IN ('Draft', 'Cancelled', 'Postponed') OR published_at IS NOT NULL"
                    );
                    table.CheckConstraint("ck_events_reason", "state NOT IN ('Cancelled', 'Postponed') OR why IS NOT NULL");
                }
            );

            migrationBuilder.CreateTable(
                name: "challenge_areas",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    means = table.Column<string>(type: "text", nullable: false),
                    affects = table.Column<string>(type: "text", nullable: true),
                    cross_cutting_because = table.Column<string>(type: "text", nullable: true),
                    submission_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_challenge_areas", x => x.id);
                    table.ForeignKey(
                        name: "fk_challenge_areas_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "facilitators",
                schema: "events",
                columns: table => new
                {
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facilitators", x => new { x.innovation_event_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_facilitators_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "places",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    last_waiting_number = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                    table.CheckConstraint("ck_places_taken", "taken BETWEEN 0 AND capacity");
                    table.ForeignKey(
                        name: "fk_places_innovation_events_id",
                        column: x => x.id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "registrations",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    discipline = table.Column<string>(type: "text", nullable: false),
                    seniority = table.Column<string>(type: "text", nullable: true),
                    sector = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_typed = table.Column<string>(type: "text", nullable: true),
                    ics_id = table.Column<Guid>(type: "uuid", nullable: true),
                    present_from = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    present_to = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    mode = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    waiting_number = table.Column<long>(type: "bigint", nullable: true),
                    checked_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    checked_in_by = table.Column<string>(type: "text", nullable: true),
                    undone_because = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registrations", x => x.id);
                    table.CheckConstraint("ck_registrations_checked_in", "checked_in_at IS NULL OR state = 'Placed'");
                    table.CheckConstraint("ck_registrations_waiting", "(waiting_number IS NOT NULL) = (state = 'Waiting')");
                    table.ForeignKey(
                        name: "fk_registrations_innovation_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "run_sheets",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submission_closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_sheets", x => x.id);
                    table.ForeignKey(
                        name: "fk_run_sheets_innovation_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "speakers",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    bio = table.Column<string>(type: "text", nullable: false),
                    organisation = table.Column<string>(type: "text", nullable: false),
                    area_ids = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_speakers", x => x.id);
                    table.ForeignKey(
                        name: "fk_speakers_innovation_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "working_groups",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    challenge_area_id = table.Column<Guid>(type: "uuid", nullable: false),
                    facilitator_id = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_working_groups", x => x.id);
                    table.CheckConstraint("ck_groups_facilitator", "published_at IS NULL OR facilitator_id IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_working_groups_challenge_areas_challenge_area_id",
                        column: x => x.challenge_area_id,
                        principalSchema: "events",
                        principalTable: "challenge_areas",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_working_groups_innovation_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "registration_needs",
                schema: "events",
                columns: table => new
                {
                    registration_id = table.Column<Guid>(type: "uuid", nullable: false),
                    access_needs = table.Column<string>(type: "text", nullable: true),
                    dietary = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_needs", x => x.registration_id);
                    table.ForeignKey(
                        name: "fk_registration_needs_registrations_registration_id",
                        column: x => x.registration_id,
                        principalSchema: "events",
                        principalTable: "registrations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "blocks",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_sheet_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    planned_start = table.Column<int>(type: "integer", nullable: false),
                    minutes = table.Column<int>(type: "integer", nullable: false),
                    locked_start = table.Column<int>(type: "integer", nullable: true),
                    seated = table.Column<bool>(type: "boolean", nullable: false),
                    visibility = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_blocks", x => x.id);
                    table.CheckConstraint("ck_blocks_minutes", "minutes BETWEEN 1 AND 480");
                    table.ForeignKey(
                        name: "fk_blocks_run_sheets_run_sheet_id",
                        column: x => x.run_sheet_id,
                        principalSchema: "events",
                        principalTable: "run_sheets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "group_members",
                schema: "events",
                columns: table => new
                {
                    working_group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_members", x => new { x.working_group_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_group_members_groups_working_group_id",
                        column: x => x.working_group_id,
                        principalSchema: "events",
                        principalTable: "working_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_blocks_run_sheet_id", schema: "events", table: "blocks", column: "run_sheet_id");

            migrationBuilder.CreateIndex(
                name: "ix_challenge_areas_innovation_event_id_number",
                schema: "events",
                table: "challenge_areas",
                columns: new[] { "innovation_event_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_challenge_areas_innovation_event_id_submission_id",
                schema: "events",
                table: "challenge_areas",
                columns: new[] { "innovation_event_id", "submission_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_group_members_innovation_event_id_person_id",
                schema: "events",
                table: "group_members",
                columns: new[] { "innovation_event_id", "person_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_innovation_events_organisation_id",
                schema: "events",
                table: "innovation_events",
                column: "organisation_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_innovation_events_registration_closes_at",
                schema: "events",
                table: "innovation_events",
                column: "registration_closes_at",
                filter: "state = 'RegistrationOpen'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_registrations_innovation_event_id_person_id",
                schema: "events",
                table: "registrations",
                columns: new[] { "innovation_event_id", "person_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_registrations_innovation_event_id_waiting_number",
                schema: "events",
                table: "registrations",
                columns: new[] { "innovation_event_id", "waiting_number" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_registrations_person_id", schema: "events", table: "registrations", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_run_sheets_innovation_event_id",
                schema: "events",
                table: "run_sheets",
                column: "innovation_event_id",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_speakers_innovation_event_id",
                schema: "events",
                table: "speakers",
                column: "innovation_event_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_working_groups_challenge_area_id",
                schema: "events",
                table: "working_groups",
                column: "challenge_area_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_working_groups_innovation_event_id_number",
                schema: "events",
                table: "working_groups",
                columns: new[] { "innovation_event_id", "number" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "blocks", schema: "events");

            migrationBuilder.DropTable(name: "facilitators", schema: "events");

            migrationBuilder.DropTable(name: "group_members", schema: "events");

            migrationBuilder.DropTable(name: "places", schema: "events");

            migrationBuilder.DropTable(name: "registration_needs", schema: "events");

            migrationBuilder.DropTable(name: "speakers", schema: "events");

            migrationBuilder.DropTable(name: "run_sheets", schema: "events");

            migrationBuilder.DropTable(name: "working_groups", schema: "events");

            migrationBuilder.DropTable(name: "registrations", schema: "events");

            migrationBuilder.DropTable(name: "challenge_areas", schema: "events");

            migrationBuilder.DropTable(name: "innovation_events", schema: "events");
        }
    }
}
