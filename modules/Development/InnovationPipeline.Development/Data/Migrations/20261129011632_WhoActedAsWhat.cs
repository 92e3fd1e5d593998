using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class WhoActedAsWhat : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "role",
                schema: "development",
                table: "initiative_history",
                type: "text",
                nullable: true
            );

            migrationBuilder.Sql(
                """
                CREATE FUNCTION development.keep_findings() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    -- The transaction that decides writes what it found in whatever order; no later one does.
                    IF EXISTS (SELECT 1 FROM development.gate_decisions d
                               WHERE d.gate_id IN (OLD.gate_id, NEW.gate_id) AND d.made_in <> pg_current_xact_id()) THEN
                        RAISE EXCEPTION 'What a decided gate found does not change';
                    END IF;
                    RETURN NULL;
                END $$;
                -- Asked at the end: of two chairs at once the second is told by the gate that another has decided.
                CREATE CONSTRAINT TRIGGER found_once AFTER INSERT OR UPDATE OR DELETE ON development.gate_criteria
                    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION development.keep_findings();
                CREATE TRIGGER never_emptied BEFORE TRUNCATE ON development.gate_criteria
                    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP TRIGGER never_emptied ON development.gate_criteria;
                DROP TRIGGER found_once ON development.gate_criteria;
                DROP FUNCTION development.keep_findings();
                """
            );

            migrationBuilder.DropColumn(name: "role", schema: "development", table: "initiative_history");
        }
    }
}
