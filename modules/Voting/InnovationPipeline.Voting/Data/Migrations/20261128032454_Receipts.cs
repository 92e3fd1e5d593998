using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace InnovationPipeline.Voting.Data.Migrations
{
    /// <inheritdoc />
    internal partial class Receipts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "bundle", schema: "voting", table: "sealed_results", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "seal",
                schema: "voting",
                table: "sealed_results",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "receipts",
                schema: "voting",
                table: "rounds",
                type: "text",
                nullable: false,
                defaultValue: "CountedOnly"
            );

            migrationBuilder.AddColumn<string>(
                name: "code",
                schema: "voting",
                table: "ballots",
                type: "character varying(12)",
                maxLength: 12,
                nullable: false,
                defaultValue: ""
            );

            // Ballots that are in already get a code as if they had been cast now: letters and digits of base 32 only.
            migrationBuilder.Sql(
                "UPDATE voting.ballots SET code = translate(upper(substr(md5(gen_random_uuid()::text), 1, 12)), '0189', 'WXYZ')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_ballots_round_id_code",
                schema: "voting",
                table: "ballots",
                columns: new[] { "round_id", "code" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_ballots_round_id_code", schema: "voting", table: "ballots");

            migrationBuilder.DropColumn(name: "bundle", schema: "voting", table: "sealed_results");

            migrationBuilder.DropColumn(name: "seal", schema: "voting", table: "sealed_results");

            migrationBuilder.DropColumn(name: "receipts", schema: "voting", table: "rounds");

            migrationBuilder.DropColumn(name: "code", schema: "voting", table: "ballots");
        }
    }
}
