using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Development.Data.Migrations
{
    /// <inheritdoc />
    internal partial class FundingRestsOnDecisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "decision_id",
                schema: "development",
                table: "funding_entries",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_funding_entries_decision_id",
                schema: "development",
                table: "funding_entries",
                column: "decision_id"
            );

            // What was committed before stands on the decision before it; where there was none it is left as it was.
            migrationBuilder.Sql(
                """
                UPDATE development.funding_entries f
                SET decision_id = (
                    SELECT d.id FROM development.gate_decisions d
                    WHERE d.initiative_id = f.initiative_id AND d.decision IN ('Proceed', 'ProceedWithConditions') AND d.at <= f.at
                    ORDER BY d.at DESC LIMIT 1
                )
                WHERE f.step <> 'Asked';
                ALTER TABLE development.funding_entries
                    ADD CONSTRAINT ck_funding_entries_decision CHECK ((step = 'Asked') = (decision_id IS NULL)) NOT VALID;
                """
            );

            migrationBuilder.AddForeignKey(
                name: "fk_funding_entries_gate_decisions_decision_id",
                schema: "development",
                table: "funding_entries",
                column: "decision_id",
                principalSchema: "development",
                principalTable: "gate_decisions",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_funding_entries_gate_decisions_decision_id",
                schema: "development",
                table: "funding_entries"
            );

            migrationBuilder.DropIndex(name: "ix_funding_entries_decision_id", schema: "development", table: "funding_entries");

            migrationBuilder.DropCheckConstraint(name: "ck_funding_entries_decision", schema: "development", table: "funding_entries");

            migrationBuilder.DropColumn(name: "decision_id", schema: "development", table: "funding_entries");
        }
    }
}
