using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Ideation.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_ideas_disposition", schema: "ideation", table: "ideas");

            migrationBuilder.AddColumn<string>(name: "disposition_code", schema: "ideation", table: "ideas", type: "text", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "disposition_told_at",
                schema: "ideation",
                table: "ideas",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "disposition_what_next",
                schema: "ideation",
                table: "ideas",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "first_answered_at",
                schema: "ideation",
                table: "ideas",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "prepared", schema: "ideation", table: "ideas", type: "text", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "prepared_at",
                schema: "ideation",
                table: "ideas",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "prepared_by", schema: "ideation", table: "ideas", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "prepared_code", schema: "ideation", table: "ideas", type: "text", nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "prepared_organisation_id",
                schema: "ideation",
                table: "ideas",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "prepared_reason",
                schema: "ideation",
                table: "ideas",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "prepared_review_on",
                schema: "ideation",
                table: "ideas",
                type: "date",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "prepared_theme_id", schema: "ideation", table: "ideas", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "prepared_told_at",
                schema: "ideation",
                table: "ideas",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "prepared_what_next",
                schema: "ideation",
                table: "ideas",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true
            );

            // Until now people were told as it was decided.
            migrationBuilder.Sql("UPDATE ideation.ideas SET first_answered_at = disposition_at WHERE disposition IS NOT NULL");
            // What the job looks for every minute.
            migrationBuilder.Sql("CREATE INDEX ix_ideas_prepared ON ideation.ideas (prepared_told_at) WHERE prepared IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ideas_disposition",
                schema: "ideation",
                table: "ideas",
                sql: "disposition IS NULL OR (coalesce(disposition_reason, '') <> ''\nAND (disposition <> 'ToTheme' OR disposition_theme_id IS NOT NULL)\nAND (disposition <> 'OfferedToIcs' OR disposition_organisation_id IS NOT NULL)\nAND (disposition <> 'Parked' OR disposition_review_on IS NOT NULL))"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_ideas_disposition_told",
                schema: "ideation",
                table: "ideas",
                sql: "disposition_told_at IS NULL OR (first_answered_at IS NOT NULL AND (disposition NOT IN ('Parked', 'Closed') OR (disposition_code IS NOT NULL AND disposition_what_next IS NOT NULL)))"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_ideas_prepared",
                schema: "ideation",
                table: "ideas",
                sql: "prepared IS NULL OR (prepared_told_at IS NOT NULL AND coalesce(prepared_reason, '') <> ''\nAND (prepared <> 'ToTheme' OR prepared_theme_id IS NOT NULL)\nAND (prepared <> 'OfferedToIcs' OR prepared_organisation_id IS NOT NULL)\nAND (prepared <> 'Parked' OR prepared_review_on IS NOT NULL) AND (prepared NOT IN ('Parked', 'Closed') OR (prepared_code IS NOT NULL AND prepared_what_next IS NOT NULL)))"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ideation.ix_ideas_prepared");

            migrationBuilder.DropCheckConstraint(name: "ck_ideas_disposition", schema: "ideation", table: "ideas");

            migrationBuilder.DropCheckConstraint(name: "ck_ideas_disposition_told", schema: "ideation", table: "ideas");

            migrationBuilder.DropCheckConstraint(name: "ck_ideas_prepared", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "disposition_code", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "disposition_told_at", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "disposition_what_next", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "first_answered_at", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_at", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_by", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_code", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_organisation_id", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_reason", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_review_on", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_theme_id", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_told_at", schema: "ideation", table: "ideas");

            migrationBuilder.DropColumn(name: "prepared_what_next", schema: "ideation", table: "ideas");

            migrationBuilder.AddCheckConstraint(
                name: "ck_ideas_disposition",
                schema: "ideation",
                table: "ideas",
                sql: "disposition IS NULL OR (disposition_reason <> ''\nAND (disposition <> 'ToTheme' OR disposition_theme_id IS NOT NULL)\nAND (disposition <> 'OfferedToIcs' OR disposition_organisation_id IS NOT NULL)\nAND (disposition <> 'Parked' OR disposition_review_on IS NOT NULL))"
            );
        }
    }
}
