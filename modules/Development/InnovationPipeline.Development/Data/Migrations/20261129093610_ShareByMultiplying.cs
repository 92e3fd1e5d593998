using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class ShareByMultiplying : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE FUNCTION development.share(pounds numeric, percent integer) RETURNS numeric LANGUAGE sql IMMUTABLE
                    AS 'SELECT trunc(pounds * percent * 0.01, 2)';
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE OR REPLACE FUNCTION development.share(pounds numeric, percent integer) RETURNS numeric LANGUAGE sql IMMUTABLE
                    AS 'SELECT trunc(pounds * percent) / 100';
                """
            );
        }
    }
}
