using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace InnovationPipeline.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "platform");

            migrationBuilder.CreateTable(
                name: "audit_entries",
                schema: "platform",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    act = table.Column<string>(type: "text", nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: true),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.number);
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_head",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_head", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "clock",
                schema: "platform",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    offset_seconds = table.Column<double>(type: "double precision", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_clock", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                schema: "platform",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "events",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    aggregate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "jsonb", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "reactions",
                schema: "platform",
                columns: table => new
                {
                    handler = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reactions", x => x.handler);
                }
            );

            migrationBuilder.CreateTable(
                name: "scopes",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scopes", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "search_documents",
                schema: "platform",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                    permission = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_documents", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_payloads",
                schema: "platform",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: true),
                    words = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_payloads", x => x.number);
                    table.ForeignKey(
                        name: "fk_audit_payloads_audit_entries_number",
                        column: x => x.number,
                        principalSchema: "platform",
                        principalTable: "audit_entries",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "platform",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    dead_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failure = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => new { x.event_id, x.handler });
                    table.ForeignKey(
                        name: "fk_deliveries_events_event_id",
                        column: x => x.event_id,
                        principalSchema: "platform",
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "grants",
                schema: "platform",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    scope_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_grants",
                        x => new
                        {
                            x.person_id,
                            x.role,
                            x.scope_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_grants_scopes_scope_id",
                        column: x => x.scope_id,
                        principalSchema: "platform",
                        principalTable: "scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "ix_audit_entries_actor_id", schema: "platform", table: "audit_entries", column: "actor_id");

            migrationBuilder.CreateIndex(name: "ix_audit_entries_scope_id", schema: "platform", table: "audit_entries", column: "scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_dead_at",
                schema: "platform",
                table: "deliveries",
                column: "dead_at",
                filter: "dead_at IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_next_try_at",
                schema: "platform",
                table: "deliveries",
                column: "next_try_at",
                filter: "done_at IS NULL AND dead_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_events_aggregate_id_sequence",
                schema: "platform",
                table: "events",
                columns: new[] { "aggregate_id", "sequence" },
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_events_type", schema: "platform", table: "events", column: "type");

            migrationBuilder.CreateIndex(name: "ix_grants_scope_id", schema: "platform", table: "grants", column: "scope_id");

            migrationBuilder.CreateIndex(name: "ix_scopes_parent_id", schema: "platform", table: "scopes", column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "ix_search_documents_scope_id",
                schema: "platform",
                table: "search_documents",
                column: "scope_id"
            );

            migrationBuilder.Sql(
                """
                CREATE EXTENSION IF NOT EXISTS pg_trgm;

                ALTER TABLE platform.search_documents ADD COLUMN search tsvector GENERATED ALWAYS AS (
                    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', body), 'B')) STORED;
                CREATE INDEX ix_search_documents_search ON platform.search_documents USING gin (search);
                CREATE INDEX ix_search_documents_title ON platform.search_documents USING gin (title gin_trgm_ops);

                INSERT INTO platform.scopes (id, kind, parent_id) VALUES ('00000000-0000-7000-8000-000000000001', 'system', NULL);
                INSERT INTO platform.clock (id, offset_seconds) VALUES (1, 0);
                INSERT INTO platform.audit_head (id, number, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

                CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION 'Rows of %.% are only ever added', TG_TABLE_SCHEMA, TG_TABLE_NAME;
                END $$;
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON platform.audit_entries
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.audit_entries
                    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON platform.events
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

                CREATE FUNCTION platform.only_redact() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'UPDATE' AND NEW.number = OLD.number AND NEW.words IS NULL AND NEW.salt IS NULL THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'The words of an act can only be redacted';
                END $$;
                CREATE TRIGGER only_redacted BEFORE UPDATE OR DELETE ON platform.audit_payloads
                    FOR EACH ROW EXECUTE FUNCTION platform.only_redact();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "audit_head", schema: "platform");

            migrationBuilder.DropTable(name: "audit_payloads", schema: "platform");

            migrationBuilder.DropTable(name: "clock", schema: "platform");

            migrationBuilder.DropTable(name: "data_protection_keys", schema: "platform");

            migrationBuilder.DropTable(name: "deliveries", schema: "platform");

            migrationBuilder.DropTable(name: "grants", schema: "platform");

            migrationBuilder.DropTable(name: "reactions", schema: "platform");

            migrationBuilder.DropTable(name: "search_documents", schema: "platform");

            migrationBuilder.DropTable(name: "audit_entries", schema: "platform");

            migrationBuilder.DropTable(name: "events", schema: "platform");

            migrationBuilder.DropTable(name: "scopes", schema: "platform");
        }
    }
}
