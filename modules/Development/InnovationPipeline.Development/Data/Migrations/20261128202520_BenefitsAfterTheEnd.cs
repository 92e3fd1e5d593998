using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class BenefitsAfterTheEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "carried_from_id", schema: "development", table: "tasks", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "carried_from_id", schema: "development", table: "risks", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_elsewhere",
                schema: "development",
                table: "risks",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "expected_until",
                schema: "development",
                table: "benefits",
                type: "date",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid[]>(
                name: "former_owners",
                schema: "development",
                table: "benefits",
                type: "uuid[]",
                nullable: false,
                defaultValue: new Guid[0]
            );

            migrationBuilder.AddColumn<bool>(
                name: "is_merged",
                schema: "development",
                table: "benefits",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<Guid>(
                name: "planned_again_from_id",
                schema: "development",
                table: "benefits",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "bias_proposed_by",
                schema: "development",
                table: "appraisals",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "bias_reason",
                schema: "development",
                table: "appraisals",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_tasks_carried_from_id",
                schema: "development",
                table: "tasks",
                column: "carried_from_id"
            );

            migrationBuilder.CreateIndex(
                name: "ix_risks_carried_from_id",
                schema: "development",
                table: "risks",
                column: "carried_from_id"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_risks_elsewhere",
                schema: "development",
                table: "risks",
                sql: "NOT is_elsewhere OR is_closed"
            );

            migrationBuilder.CreateIndex(
                name: "ix_benefits_planned_again_once",
                schema: "development",
                table: "benefits",
                columns: new[] { "planned_again_from_id", "initiative_id" },
                unique: true,
                filter: "planned_again_from_id IS NOT NULL"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_benefits_merged",
                schema: "development",
                table: "benefits",
                sql: "NOT is_merged OR expected_until IS NOT NULL"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_appraisals_bias",
                schema: "development",
                table: "appraisals",
                sql: "bias_reason IS NULL OR bias_proposed_by IS NOT NULL"
            );

            migrationBuilder.AddForeignKey(
                name: "fk_benefits_benefits_planned_again_from_id",
                schema: "development",
                table: "benefits",
                column: "planned_again_from_id",
                principalSchema: "development",
                principalTable: "benefits",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddForeignKey(
                name: "fk_risks_risks_carried_from_id",
                schema: "development",
                table: "risks",
                column: "carried_from_id",
                principalSchema: "development",
                principalTable: "risks",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddForeignKey(
                name: "fk_tasks_tasks_carried_from_id",
                schema: "development",
                table: "tasks",
                column: "carried_from_id",
                principalSchema: "development",
                principalTable: "tasks",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.Sql(
                """
                CREATE FUNCTION development.keep_owner_from_verifying() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_TABLE_NAME = 'benefits' THEN
                        IF EXISTS (SELECT 1 FROM development.actuals a WHERE a.benefit_id = NEW.id AND a.verified_by = NEW.owner_id) THEN
                            RAISE EXCEPTION 'Nobody owns a benefit whose actuals they have judged';
                        END IF;
                    ELSIF EXISTS (SELECT 1 FROM development.benefits b
                                  WHERE b.id = NEW.benefit_id AND (b.owner_id = NEW.verified_by OR NEW.verified_by = ANY (b.former_owners))) THEN
                        RAISE EXCEPTION 'Nobody judges the actuals of a benefit that they own or have owned';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER not_by_its_verifier BEFORE UPDATE OF owner_id ON development.benefits
                    FOR EACH ROW WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION development.keep_owner_from_verifying();
                CREATE TRIGGER not_by_its_owner BEFORE INSERT OR UPDATE OF verified_by ON development.actuals
                    FOR EACH ROW WHEN (NEW.verified_by IS NOT NULL) EXECUTE FUNCTION development.keep_owner_from_verifying();

                INSERT INTO platform.grants (person_id, role, scope_id)
                SELECT t.owner_id, 'Task owner', t.initiative_id FROM development.tasks t
                WHERE t.state = 'Open' AND NOT EXISTS (SELECT 1 FROM development.decision_releases r WHERE r.id = t.source_id AND r.released_at IS NULL)
                UNION
                SELECT owner_id, 'Task owner', initiative_id FROM development.risks WHERE owner_id IS NOT NULL AND NOT is_closed
                ON CONFLICT DO NOTHING;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER not_by_its_owner ON development.actuals;
                DROP TRIGGER not_by_its_verifier ON development.benefits;
                DROP FUNCTION development.keep_owner_from_verifying();
                """
            );
            migrationBuilder.DropForeignKey(name: "fk_benefits_benefits_planned_again_from_id", schema: "development", table: "benefits");

            migrationBuilder.DropForeignKey(name: "fk_risks_risks_carried_from_id", schema: "development", table: "risks");

            migrationBuilder.DropForeignKey(name: "fk_tasks_tasks_carried_from_id", schema: "development", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_tasks_carried_from_id", schema: "development", table: "tasks");

            migrationBuilder.DropIndex(name: "ix_risks_carried_from_id", schema: "development", table: "risks");

            migrationBuilder.DropCheckConstraint(name: "ck_risks_elsewhere", schema: "development", table: "risks");

            migrationBuilder.DropIndex(name: "ix_benefits_planned_again_once", schema: "development", table: "benefits");

            migrationBuilder.DropCheckConstraint(name: "ck_benefits_merged", schema: "development", table: "benefits");

            migrationBuilder.DropCheckConstraint(name: "ck_appraisals_bias", schema: "development", table: "appraisals");

            migrationBuilder.DropColumn(name: "carried_from_id", schema: "development", table: "tasks");

            migrationBuilder.DropColumn(name: "carried_from_id", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "is_elsewhere", schema: "development", table: "risks");

            migrationBuilder.DropColumn(name: "expected_until", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "former_owners", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "is_merged", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "planned_again_from_id", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "bias_proposed_by", schema: "development", table: "appraisals");

            migrationBuilder.DropColumn(name: "bias_reason", schema: "development", table: "appraisals");
        }
    }
}
