using System.Text.Json;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Operations;

public sealed class VerbTests
{
    [Fact]
    public async Task An_empty_database_is_migrated_seeded_once_and_its_audit_chain_holds()
    {
        var database = await TestDatabase.Empty();

        var early = await HostProcess.Verb(database, "audit", "verify");
        Assert.Equal(1, early.Exit);
        Assert.Contains("Run the migrate verb first", early.Error, StringComparison.Ordinal);

        var migrated = await HostProcess.Verb(database, "migrate", "--json");
        Assert.Equal(0, migrated.Exit);
        Assert.NotEmpty(JsonDocument.Parse(migrated.Output).RootElement.GetProperty("applied").EnumerateArray());

        var seeded = await HostProcess.Verb(database, "seed", "--json");
        Assert.True(seeded.Exit == 0, seeded.Error);
        Assert.True(JsonDocument.Parse(seeded.Output).RootElement.GetProperty("acts").GetInt32() > 0);

        var again = await HostProcess.Verb(database, "seed");
        Assert.Equal(1, again.Exit);
        Assert.Contains("only for an empty one", again.Error, StringComparison.Ordinal);

        var verified = await HostProcess.Verb(database, "audit", "verify", "--json");
        Assert.Equal(0, verified.Exit);
        Assert.True(JsonDocument.Parse(verified.Output).RootElement.GetProperty("entries").GetInt64() > 0);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("audit", "verify", "--sideways")]
    public async Task What_is_not_understood_exits_with_2(params string[] arguments)
    {
        var (exit, _, error) = await HostProcess.Verb(connectionString: null, arguments);
        Assert.Equal(2, exit);
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_gives_an_example_and_says_whether_the_database_is_needed()
    {
        var (exit, output, _) = await HostProcess.Verb(connectionString: null, "audit", "verify", "--help");
        Assert.Equal(0, exit);
        Assert.Contains("build/pipeline audit verify", output, StringComparison.Ordinal);
        Assert.Contains("Needs the database", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_a_sentence()
    {
        var (exit, _, error) = await HostProcess.Verb("Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2", "audit", "verify");
        Assert.Equal(1, exit);
        Assert.Contains("The database does not answer", error, StringComparison.Ordinal);
    }
}
