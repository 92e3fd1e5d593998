using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class WhatIdeasBring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_funding_lines_initiative_id_kind", schema: "development", table: "funding_lines");

            migrationBuilder.AlterColumn<string>(
                name: "category",
                schema: "development",
                table: "risks",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text"
            );

            migrationBuilder.AddColumn<string>(
                name: "other_category",
                schema: "development",
                table: "risks",
                type: "character varying(80)",
                maxLength: 80,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "worked",
                schema: "development",
                table: "risks",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_used",
                schema: "development",
                table: "plan_objectives",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<Guid>(
                name: "idea_id",
                schema: "development",
                table: "funding_lines",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000")
            );

            migrationBuilder.AddColumn<string>(
                name: "why_late",
                schema: "development",
                table: "assessments",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "why_late",
                schema: "development",
                table: "assessment_versions",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "assessment_interests",
                schema: "development",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    major = table.Column<int>(type: "integer", nullable: false),
                    interest = table.Column<string>(type: "text", nullable: false),
                    words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    recusal = table.Column<string>(type: "jsonb", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_recused = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_assessment_interests",
                        x => new
                        {
                            x.assessment_id,
                            x.person_id,
                            x.major,
                        }
                    );
                    table.CheckConstraint("ck_assessment_interests_words", "interest = 'None' OR words <> ''");
                    table.ForeignKey(
                        name: "fk_assessment_interests_assessments_assessment_id",
                        column: x => x.assessment_id,
                        principalSchema: "development",
                        principalTable: "assessments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "objective_history",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    objective_id = table.Column<Guid>(type: "uuid", nullable: false),
                    who = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true),
                    after = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objective_history", x => x.id);
                    table.ForeignKey(
                        name: "fk_objective_history_objectives_objective_id",
                        column: x => x.objective_id,
                        principalSchema: "development",
                        principalTable: "plan_objectives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            // Until now every line came from the one idea of its initiative; kinds of risk were free text, and stay readable under "other".
            migrationBuilder.Sql(
                """
                UPDATE development.funding_lines f SET idea_id = i.idea_id FROM development.initiatives i WHERE i.id = f.initiative_id;
                ALTER TABLE development.funding_lines ALTER COLUMN idea_id DROP DEFAULT;

                UPDATE development.risks r SET category = k.name, other_category = CASE WHEN k.name IS NULL THEN left(coalesce(nullif(trim(r.category), ''), 'not said'), 80) END
                FROM development.risks old
                LEFT JOIN (VALUES ('Workforce'), ('IGData'), ('Funding'), ('Integration'), ('Regulation'), ('Culture'), ('Procurement'), ('Evidence')) k (name)
                    ON lower(trim(old.category)) = lower(k.name)
                    OR (k.name = 'IGData' AND lower(trim(old.category)) IN ('information governance', 'information governance and data'))
                WHERE old.id = r.id;

                UPDATE development.plan_objectives o SET is_used = true
                WHERE EXISTS (SELECT 1 FROM development.initiative_objectives l WHERE l.objective_id = o.id)
                    OR EXISTS (
                        SELECT 1 FROM development.initiative_history h JOIN development.initiatives i ON i.id = h.initiative_id
                        WHERE i.organisation_id = o.organisation_id AND h.what = 'Plan objectives set' AND position(o.title IN h.after) > 0);
                ALTER TABLE development.plan_objectives ALTER COLUMN is_used DROP DEFAULT;

                CREATE TRIGGER worded_until_used BEFORE UPDATE OF organisation_id, title, plan, "from" ON development.plan_objectives
                    FOR EACH ROW WHEN (OLD.is_used AND (OLD.organisation_id, OLD.title, OLD.plan, OLD."from")
                        IS DISTINCT FROM (NEW.organisation_id, NEW.title, NEW.plan, NEW."from")) EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.objective_history
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON development.assessment_interests
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                """
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_risks_kind",
                schema: "development",
                table: "risks",
                sql: "(category IS NULL) = (other_category IS NOT NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_risks_worked",
                schema: "development",
                table: "risks",
                sql: "worked IS NULL OR is_closed"
            );

            migrationBuilder.CreateIndex(
                name: "ix_funding_lines_initiative_id_idea_id_kind",
                schema: "development",
                table: "funding_lines",
                columns: new[] { "initiative_id", "idea_id", "kind" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_assessment_interests_person_id",
                schema: "development",
                table: "assessment_interests",
                column: "person_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_objective_history_objective_id_at",
                schema: "development",
                table: "objective_history",
                columns: new[] { "objective_id", "at" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "assessment_interests", schema: "development");

            migrationBuilder.DropTable(name: "objective_history", schema: "development");

            migrationBuilder.DropCheckConstraint(name: "ck_risks_kind", schema: "development", table: "risks");

            migrationBuilder.DropCheckConstraint(name: "ck_risks_worked", schema: "development", table: "risks");

            migrationBuilder.DropIndex(name: "ix_funding_lines_initiative_id_idea_id_kind", schema: "development", table: "funding_lines");

            migrationBuilder.Sql(
                """
                DROP TRIGGER worded_until_used ON development.plan_objectives;
                UPDATE development.risks SET category = coalesce(category, other_category);
                """
            );

            migrationBuilder.DropColumn(name: "other_category", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "worked", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "is_used", schema: "development", table: "plan_objectives");

            migrationBuilder.DropColumn(name: "idea_id", schema: "development", table: "funding_lines");

            migrationBuilder.DropColumn(name: "why_late", schema: "development", table: "assessments");

            migrationBuilder.DropColumn(name: "why_late", schema: "development", table: "assessment_versions");

            migrationBuilder.AlterColumn<string>(
                name: "category",
                schema: "development",
                table: "risks",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_funding_lines_initiative_id_kind",
                schema: "development",
                table: "funding_lines",
                columns: new[] { "initiative_id", "kind" },
                unique: true
            );
        }
    }
}
