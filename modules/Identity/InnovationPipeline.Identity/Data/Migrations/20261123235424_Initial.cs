using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Identity.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(name: "identity");

            migrationBuilder.CreateTable(
                name: "guess_counts",
                schema: "identity",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    wrong = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guess_counts", x => x.key);
                }
            );

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    takes_challenges = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                    table.CheckConstraint("ck_organisations_code", "code ~ '^[A-Z0-9]{2,8}$'");
                    table.CheckConstraint("ck_organisations_life", "valid_to IS NULL OR valid_to >= valid_from");
                }
            );

            migrationBuilder.CreateTable(
                name: "ics_links",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ics_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ics_links", x => x.id);
                    table.CheckConstraint("ck_ics_links_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_ics_links_organisations_ics_id",
                        column: x => x.ics_id,
                        principalSchema: "identity",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_ics_links_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "identity",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "people",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_disabled = table.Column<bool>(type: "boolean", nullable: false),
                    forgotten_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                    table.CheckConstraint("ck_people_email_small", "email = lower(email)");
                    table.CheckConstraint("ck_people_forgotten", "forgotten_at IS NULL OR email IS NULL");
                    table.ForeignKey(
                        name: "fk_people_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "identity",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "successions",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    predecessor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    is_split = table.Column<bool>(type: "boolean", nullable: false),
                    assigned_to = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_successions", x => x.id);
                    table.CheckConstraint("ck_successions_split", "is_split OR assigned_to IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_successions_organisations_predecessor_id",
                        column: x => x.predecessor_id,
                        principalSchema: "identity",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: true),
                    normalized_user_name = table.Column<string>(type: "text", nullable: true),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_accounts_people_id",
                        column: x => x.id,
                        principalSchema: "identity",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "passes",
                schema: "identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    innovation_event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    code_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passes", x => x.id);
                    table.ForeignKey(
                        name: "fk_passes_people_person_id",
                        column: x => x.person_id,
                        principalSchema: "identity",
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "heirs",
                schema: "identity",
                columns: table => new
                {
                    succession_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heirs", x => new { x.succession_id, x.organisation_id });
                    table.ForeignKey(
                        name: "fk_heirs_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalSchema: "identity",
                        principalTable: "organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_heirs_successions_succession_id",
                        column: x => x.succession_id,
                        principalSchema: "identity",
                        principalTable: "successions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_accounts_normalized_user_name",
                schema: "identity",
                table: "accounts",
                column: "normalized_user_name",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_guess_counts_since", schema: "identity", table: "guess_counts", column: "since");

            migrationBuilder.CreateIndex(name: "ix_heirs_organisation_id", schema: "identity", table: "heirs", column: "organisation_id");

            migrationBuilder.CreateIndex(name: "ix_ics_links_ics_id", schema: "identity", table: "ics_links", column: "ics_id");

            migrationBuilder.CreateIndex(
                name: "ix_ics_links_one_running",
                schema: "identity",
                table: "ics_links",
                column: "organisation_id",
                unique: true,
                filter: "\"to\" IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_ics_links_organisation_id_from",
                schema: "identity",
                table: "ics_links",
                columns: new[] { "organisation_id", "from" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_organisations_code",
                schema: "identity",
                table: "organisations",
                column: "code",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_organisations_name", schema: "identity", table: "organisations", column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_passes_code_digest",
                schema: "identity",
                table: "passes",
                column: "code_digest",
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_passes_innovation_event_id_person_id",
                schema: "identity",
                table: "passes",
                columns: new[] { "innovation_event_id", "person_id" },
                unique: true,
                filter: "ended_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "ix_passes_person_id", schema: "identity", table: "passes", column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_passes_token_digest",
                schema: "identity",
                table: "passes",
                column: "token_digest",
                unique: true
            );

            migrationBuilder.CreateIndex(name: "ix_people_email", schema: "identity", table: "people", column: "email", unique: true);

            migrationBuilder.CreateIndex(name: "ix_people_name", schema: "identity", table: "people", column: "name");

            migrationBuilder.CreateIndex(name: "ix_people_organisation_id", schema: "identity", table: "people", column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_successions_predecessor_id",
                schema: "identity",
                table: "successions",
                column: "predecessor_id",
                unique: true
            );

            migrationBuilder.Sql(
                """
                CREATE EXTENSION IF NOT EXISTS btree_gist;

                ALTER TABLE identity.ics_links ADD CONSTRAINT ex_ics_links_one_at_a_time
                    EXCLUDE USING gist (organisation_id WITH =, daterange("from", "to", '[]') WITH &&);
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "accounts", schema: "identity");

            migrationBuilder.DropTable(name: "guess_counts", schema: "identity");

            migrationBuilder.DropTable(name: "heirs", schema: "identity");

            migrationBuilder.DropTable(name: "ics_links", schema: "identity");

            migrationBuilder.DropTable(name: "passes", schema: "identity");

            migrationBuilder.DropTable(name: "successions", schema: "identity");

            migrationBuilder.DropTable(name: "people", schema: "identity");

            migrationBuilder.DropTable(name: "organisations", schema: "identity");
        }
    }
}
