using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Notifications.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "notifications");

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    other_id = table.Column<Guid>(type: "uuid", nullable: true),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages", x => x.id);
                    table.CheckConstraint("ck_messages_read_later", "read_at IS NULL OR read_at >= at");
                }
            );

            migrationBuilder.CreateIndex(name: "ix_messages_cause_id", schema: "notifications", table: "messages", column: "cause_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_person_id_at",
                schema: "notifications",
                table: "messages",
                columns: new[] { "person_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_messages_person_id_cause_id",
                schema: "notifications",
                table: "messages",
                columns: new[] { "person_id", "cause_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_messages_unread",
                schema: "notifications",
                table: "messages",
                column: "person_id",
                filter: "read_at IS NULL"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "messages", schema: "notifications");
        }
    }
}
