using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Platform.Data.Migrations
{
    /// <inheritdoc />
    public partial class ScopesNeverMove : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON platform.scopes
                    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
                """
            );

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TRIGGER only_added ON platform.scopes");
    }
}
