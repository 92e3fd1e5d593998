using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class SharesAndMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "source",
                schema: "development",
                table: "catalogue_measures",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text"
            );

            migrationBuilder.AddColumn<string>(
                name: "class",
                schema: "development",
                table: "catalogue_measures",
                type: "text",
                nullable: true
            );

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retired_at",
                schema: "development",
                table: "catalogue_measures",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(
                name: "attribution_percent",
                schema: "development",
                table: "benefit_plans",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );

            // Each version of a plan gets the attribution that its benefit had; locked ones too, this once.
            migrationBuilder.Sql(
                """
                ALTER TABLE development.benefit_plans DISABLE TRIGGER locked;
                UPDATE development.benefit_plans p SET attribution_percent = b.attribution_percent
                FROM development.benefits b WHERE b.id = p.benefit_id;
                ALTER TABLE development.benefit_plans ENABLE TRIGGER locked;
                ALTER TABLE development.benefit_plans ALTER COLUMN attribution_percent DROP DEFAULT;
                """
            );
            migrationBuilder.DropCheckConstraint(name: "ck_benefits_attribution", schema: "development", table: "benefits");

            migrationBuilder.DropColumn(name: "attribution_percent", schema: "development", table: "benefits");

            migrationBuilder.CreateIndex(
                name: "ix_catalogue_measures_key",
                schema: "development",
                table: "catalogue_measures",
                column: "key"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_catalogue_measures_class",
                schema: "development",
                table: "catalogue_measures",
                sql: "class IS NULL OR class IN ('CashReleasing', 'NonCashReleasing', 'Access', 'Quality', 'Safety', 'PatientExperience', 'StaffExperience', 'Inequality', 'Carbon', 'Societal')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_benefit_plans_attribution",
                schema: "development",
                table: "benefit_plans",
                sql: "attribution_percent BETWEEN 1 AND 100"
            );

            migrationBuilder.Sql(
                """
                CREATE FUNCTION development.share(pounds numeric, percent integer) RETURNS numeric LANGUAGE sql IMMUTABLE
                    AS 'SELECT trunc(pounds * percent) / 100';

                CREATE TRIGGER named_once BEFORE UPDATE OF initiative_id, class, is_disbenefit, measure, unit, direction, "interval",
                        beneficiary_organisation_id, catalogue_measure_id, aggregation, is_recurrent, price_year ON development.benefits
                    FOR EACH ROW WHEN (
                        (OLD.initiative_id, OLD.class, OLD.is_disbenefit, OLD.measure, OLD.unit, OLD.direction, OLD."interval",
                            OLD.beneficiary_organisation_id, OLD.catalogue_measure_id, OLD.aggregation, OLD.is_recurrent, OLD.price_year)
                        IS DISTINCT FROM
                        (NEW.initiative_id, NEW.class, NEW.is_disbenefit, NEW.measure, NEW.unit, NEW.direction, NEW."interval",
                            NEW.beneficiary_organisation_id, NEW.catalogue_measure_id, NEW.aggregation, NEW.is_recurrent, NEW.price_year))
                    EXECUTE FUNCTION platform.refuse_change();

                CREATE TRIGGER never_removed BEFORE DELETE ON development.benefit_plans
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();

                CREATE FUNCTION development.keep_locked_periods() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT 1 FROM development.benefit_plans p
                               WHERE p.id IN (OLD.plan_id, NEW.plan_id) AND p.locked_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'The periods of a locked plan do not change';
                    END IF;
                    RETURN COALESCE(NEW, OLD);
                END $$;
                CREATE TRIGGER locked_with_the_plan BEFORE INSERT OR UPDATE OR DELETE ON development.planned_periods
                    FOR EACH ROW EXECUTE FUNCTION development.keep_locked_periods();

                CREATE FUNCTION development.keep_used_measure() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT 1 FROM development.benefits b WHERE b.catalogue_measure_id = OLD.id) THEN
                        RAISE EXCEPTION 'The words of a measure that a benefit uses do not change';
                    END IF;
                    RETURN NEW;
                END $$;
                CREATE TRIGGER worded_until_used BEFORE UPDATE OF organisation_id, name, unit, key, source, aggregation, class
                    ON development.catalogue_measures
                    FOR EACH ROW EXECUTE FUNCTION development.keep_used_measure();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER worded_until_used ON development.catalogue_measures;
                DROP FUNCTION development.keep_used_measure();
                DROP TRIGGER locked_with_the_plan ON development.planned_periods;
                DROP FUNCTION development.keep_locked_periods();
                DROP TRIGGER never_removed ON development.benefit_plans;
                DROP TRIGGER named_once ON development.benefits;
                DROP FUNCTION development.share(numeric, integer);
                """
            );
            migrationBuilder.DropIndex(name: "ix_catalogue_measures_key", schema: "development", table: "catalogue_measures");

            migrationBuilder.DropCheckConstraint(name: "ck_catalogue_measures_class", schema: "development", table: "catalogue_measures");

            migrationBuilder.DropCheckConstraint(name: "ck_benefit_plans_attribution", schema: "development", table: "benefit_plans");

            migrationBuilder.DropColumn(name: "class", schema: "development", table: "catalogue_measures");

            migrationBuilder.DropColumn(name: "retired_at", schema: "development", table: "catalogue_measures");

            migrationBuilder.AlterColumn<string>(
                name: "source",
                schema: "development",
                table: "catalogue_measures",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(300)",
                oldMaxLength: 300
            );

            migrationBuilder.AddColumn<int>(
                name: "attribution_percent",
                schema: "development",
                table: "benefits",
                type: "integer",
                nullable: false,
                defaultValue: 0
            );
            migrationBuilder.Sql(
                """
                UPDATE development.benefits b SET attribution_percent = p.attribution_percent
                FROM development.benefit_plans p WHERE p.benefit_id = b.id AND p.approved_at IS NOT NULL
                  AND NOT EXISTS (SELECT 1 FROM development.benefit_plans l
                                  WHERE l.benefit_id = b.id AND l.approved_at IS NOT NULL AND l.number > p.number);
                """
            );
            migrationBuilder.DropColumn(name: "attribution_percent", schema: "development", table: "benefit_plans");

            migrationBuilder.AddCheckConstraint(
                name: "ck_benefits_attribution",
                schema: "development",
                table: "benefits",
                sql: "attribution_percent BETWEEN 1 AND 100"
            );
        }
    }
}
