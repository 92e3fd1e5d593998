using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Appraisals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "appraisals",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year_zero = table.Column<int>(type: "integer", nullable: false),
                    schedule = table.Column<string>(type: "text", nullable: false),
                    price_year = table.Column<int>(type: "integer", nullable: false),
                    inflation_percent = table.Column<decimal>(type: "numeric(6,3)", precision: 6, scale: 3, nullable: false),
                    costs_raised_percent = table.Column<decimal>(type: "numeric(6,3)", precision: 6, scale: 3, nullable: false),
                    benefits_cut_percent = table.Column<decimal>(type: "numeric(6,3)", precision: 6, scale: 3, nullable: false),
                    benefits_later_years = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appraisals", x => x.id);
                    table.ForeignKey(
                        name: "fk_appraisals_initiatives_id",
                        column: x => x.id,
                        principalSchema: "development",
                        principalTable: "initiatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "appraisal_lines",
                schema: "development",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    initiative_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    from_year = table.Column<int>(type: "integer", nullable: false),
                    to_year = table.Column<int>(type: "integer", nullable: false),
                    pounds_a_year = table.Column<decimal>(type: "numeric(15,2)", precision: 15, scale: 2, nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appraisal_lines", x => x.id);
                    table.CheckConstraint("ck_appraisal_lines_pounds", "pounds_a_year > 0");
                    table.CheckConstraint("ck_appraisal_lines_years", "to_year >= from_year");
                    table.ForeignKey(
                        name: "fk_appraisal_lines_appraisals_initiative_id",
                        column: x => x.initiative_id,
                        principalSchema: "development",
                        principalTable: "appraisals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_appraisal_lines_initiative_id",
                schema: "development",
                table: "appraisal_lines",
                column: "initiative_id"
            );

            // Every initiative has an appraisal; those already open get theirs, year 0 being the financial year in which they were opened.
            migrationBuilder.Sql(
                """
                INSERT INTO development.appraisals (id, year_zero, schedule, price_year, inflation_percent, costs_raised_percent,
                    benefits_cut_percent, benefits_later_years, source, sequence, revision)
                SELECT id, year, 'Standard', year, 0, 0, 0, 0, '', 0, 0
                FROM (SELECT id, extract(year FROM (opened_at AT TIME ZONE 'Europe/London') - interval '3 months')::int AS year
                      FROM development.initiatives) opened;
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "appraisal_lines", schema: "development");

            migrationBuilder.DropTable(name: "appraisals", schema: "development");
        }
    }
}
