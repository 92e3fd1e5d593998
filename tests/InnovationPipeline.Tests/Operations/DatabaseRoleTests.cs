using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Tests.Operations;

/// <summary>The role that hosts use on an organisation's own PostgreSQL: what it is given is enough, and no more.</summary>
public sealed class DatabaseRoleTests
{
    [Fact]
    public async Task The_application_lives_its_demonstration_as_a_role_that_moves_no_stage_and_rewrites_nothing_that_was()
    {
        var owner = await TestDatabase.Clone();
        var role = $"app_{Guid.CreateVersion7():N}";
        await Run(owner, $"CREATE ROLE {role} LOGIN PASSWORD 'for this test'");
        var (exit, _, error) = await HostProcess.Verb(owner, "migrate", "--app-role", role);
        Assert.True(exit == 0, error);

        var asRole = new NpgsqlConnectionStringBuilder(owner) { Username = role, Password = "for this test" }.ConnectionString;
        await using var house = await House.Open(database: asRole);
        await house.Services.GetRequiredService<Seeder>().Seed(TestContext.Current.CancellationToken);
        Assert.Equal(role, await house.Scalar<string>("SELECT current_user::text"));
        Assert.True(await house.Scalar<bool>("SELECT EXISTS (SELECT FROM development.initiatives)"));

        foreach (
            var forbidden in new[]
            {
                "UPDATE development.initiatives SET stage = 'Sustained'",
                "ALTER TABLE development.initiatives DISABLE TRIGGER ALL",
                "SET session_replication_role = replica",
                "UPDATE development.gate_decisions SET reason = 'Another'",
                "UPDATE development.gate_criteria SET note = 'Another' WHERE gate_id IN (SELECT gate_id FROM development.gate_decisions)",
                "DELETE FROM development.gate_criteria WHERE gate_id IN (SELECT gate_id FROM development.gate_decisions)",
                "TRUNCATE development.gate_criteria",
                "DELETE FROM development.initiative_snapshots",
                "UPDATE platform.audit_entries SET act = act",
                "DELETE FROM platform.audit_entries",
                "DELETE FROM platform.audit_payloads",
                "UPDATE platform.events SET id = id",
                "TRUNCATE platform.events CASCADE",
                "UPDATE platform.scopes SET parent_id = parent_id",
                "DROP TABLE voting.ballots",
                "CREATE TABLE voting.more (id int)",
            }
        )
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => house.Execute(forbidden));
            Assert.True(refusal.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.RaiseException, refusal.Message);
        }
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
