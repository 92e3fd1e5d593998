using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Events.Data.Migrations
{
    /// <inheritdoc />
    internal partial class GroupDesigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "design_id", schema: "events", table: "working_groups", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "line_manager_email",
                schema: "events",
                table: "registrations",
                type: "text",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid[]>(
                name: "preferred_area_ids",
                schema: "events",
                table: "registrations",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]
            );

            migrationBuilder.AddColumn<string>(
                name: "table",
                schema: "events",
                table: "registration_needs",
                type: "text",
                nullable: false,
                defaultValue: "None"
            );

            migrationBuilder.CreateTable(
                name: "designs",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    brief = table.Column<string>(type: "jsonb", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    stop_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_designs", x => x.id);
                    table.ForeignKey(
                        name: "fk_designs_innovation_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "pair_books",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pair_books", x => x.id);
                    table.ForeignKey(
                        name: "fk_pair_books_innovation_events_id",
                        column: x => x.id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "seat_moves",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<int>(type: "integer", nullable: true),
                    to = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seat_moves", x => x.id);
                    table.ForeignKey(
                        name: "fk_seat_moves_innovation_events_innovation_event_id",
                        column: x => x.innovation_event_id,
                        principalSchema: "events",
                        principalTable: "innovation_events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "design_runs",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    spent = table.Column<double>(type: "double precision", nullable: false),
                    searches = table.Column<string>(type: "jsonb", nullable: false),
                    people = table.Column<string>(type: "jsonb", nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    conflicts = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_design_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_design_runs_designs_id",
                        column: x => x.id,
                        principalSchema: "events",
                        principalTable: "designs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "design_steps",
                schema: "events",
                columns: table => new
                {
                    saved_design_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    change = table.Column<string>(type: "jsonb", nullable: true),
                    seats = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_design_steps", x => new { x.saved_design_id, x.number });
                    table.ForeignKey(
                        name: "fk_design_steps_designs_saved_design_id",
                        column: x => x.saved_design_id,
                        principalSchema: "events",
                        principalTable: "designs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "planned_pairs",
                schema: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pair_book_id = table.Column<Guid>(type: "uuid", nullable: false),
                    one = table.Column<Guid>(type: "uuid", nullable: false),
                    other = table.Column<Guid>(type: "uuid", nullable: false),
                    is_together = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_planned_pairs", x => x.id);
                    table.ForeignKey(
                        name: "fk_planned_pairs_pair_books_pair_book_id",
                        column: x => x.pair_book_id,
                        principalSchema: "events",
                        principalTable: "pair_books",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_working_groups_design_id",
                schema: "events",
                table: "working_groups",
                column: "design_id"
            );

            migrationBuilder.CreateIndex(name: "ix_design_runs_ended_at", schema: "events", table: "design_runs", column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "ix_designs_innovation_event_id_number",
                schema: "events",
                table: "designs",
                columns: new[] { "innovation_event_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_planned_pairs_pair_book_id",
                schema: "events",
                table: "planned_pairs",
                column: "pair_book_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_seat_moves_innovation_event_id_at",
                schema: "events",
                table: "seat_moves",
                columns: new[] { "innovation_event_id", "at" }
            );

            migrationBuilder.AddForeignKey(
                name: "fk_working_groups_designs_design_id",
                schema: "events",
                table: "working_groups",
                column: "design_id",
                principalSchema: "events",
                principalTable: "designs",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_working_groups_designs_design_id", schema: "events", table: "working_groups");

            migrationBuilder.DropTable(name: "design_runs", schema: "events");

            migrationBuilder.DropTable(name: "design_steps", schema: "events");

            migrationBuilder.DropTable(name: "planned_pairs", schema: "events");

            migrationBuilder.DropTable(name: "seat_moves", schema: "events");

            migrationBuilder.DropTable(name: "designs", schema: "events");

            migrationBuilder.DropTable(name: "pair_books", schema: "events");

            migrationBuilder.DropIndex(name: "ix_working_groups_design_id", schema: "events", table: "working_groups");

            migrationBuilder.DropColumn(name: "design_id", schema: "events", table: "working_groups");

            migrationBuilder.DropColumn(name: "line_manager_email", schema: "events", table: "registrations");

            migrationBuilder.DropColumn(name: "preferred_area_ids", schema: "events", table: "registrations");

            migrationBuilder.DropColumn(name: "table", schema: "events", table: "registration_needs");
        }
    }
}
