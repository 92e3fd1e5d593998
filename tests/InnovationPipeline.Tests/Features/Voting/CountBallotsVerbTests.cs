using System.Text.Json;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Tests.Features.Voting;

public sealed class CountBallotsVerbTests : IDisposable
{
    private const string Ballots = "3\n1,Soup\n2,Salad\n3,Bread\n5,5,2\n3,2,{1,3}\n2,{1,2},3\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("votes-count-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Ballots_of_a_file_are_counted_for_people_and_for_programs()
    {
        var (exit, output, error) = await Count("x.toc", Ballots, "--method", "schulze");
        var json = await Count("x.toc", Ballots, "--method", "borda", "--winners", "2", "--json");

        Assert.True(exit == 0, error);
        Assert.Contains("schulze, 5 ballots. Winners (*): 2", output, StringComparison.Ordinal);
        Assert.Contains("“Salad” (2) is ahead of every other option", output, StringComparison.Ordinal);
        var result = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(14, result.GetProperty("totals").GetProperty("2").GetDecimal());
        Assert.Equal("2", result.GetProperty("ranking")[0][0].GetString());
        Assert.Equal(2, result.GetProperty("winners").GetArrayLength());
        Assert.Equal(0, result.GetProperty("ties").GetArrayLength());
        Assert.Equal(JsonValueKind.Array, result.GetProperty("steps").ValueKind);
    }

    [Fact]
    public async Task Judgements_of_pairs_are_ranked_where_they_tie_all_options_together_and_refused_with_the_parts_where_not()
    {
        const string Judgements = "winner,loser,count\nTea,Coffee,3\nCoffee,Water,3\nWater,Tea,1\n";
        var (exit, output, error) = await Count("pairs.csv", Judgements, "--method", "pairwise");
        var json = await Count("pairs.csv", Judgements, "--method", "pairwise", "--json");
        var apart = await Count("pairs.csv", "winner,loser\nTea,Coffee\n", "--method", "pairwise");
        var malformed = await Count("pairs.csv", Judgements + "Tea\n", "--method", "pairwise");

        Assert.True(exit == 0, error);
        Assert.Contains("pairwise, 7 judgements. Winners (*): Tea", output, StringComparison.Ordinal);
        var result = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(["Tea", "Coffee", "Water"], result.GetProperty("ranking").EnumerateArray().Select(set => set[0].GetString()));
        Assert.Equal(3, result.GetProperty("headToHead").GetProperty("above")[1][0].GetInt32());
        Assert.Equal((2, 2), (apart.Exit, malformed.Exit));
        Assert.Contains("The parts are (Coffee) and (Tea)", apart.Error, StringComparison.Ordinal);
        Assert.Contains("pairs.csv: Line 5: there is no loser", malformed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_ends_with_2_and_a_sentence()
    {
        var malformed = await Count("x.toc", Ballots.Replace("{1,2}", "{1,9}", StringComparison.Ordinal), "--method", "irv");
        var unsuitable = await Count("x.toc", Ballots, "--method", "approval");
        var unknown = await Count("x.toc", Ballots, "--method", "lots");

        Assert.Equal((2, 2, 2), (malformed.Exit, unsuitable.Exit, unknown.Exit));
        Assert.Contains("x.toc: Line 7: alternatives are numbered from 1 to 3, and this is 9", malformed.Error, StringComparison.Ordinal);
        Assert.Contains("approval cannot count ranked ballots", unsuitable.Error, StringComparison.Ordinal);
        Assert.Contains("The method is approval, choose-one", unknown.Error, StringComparison.Ordinal);
    }

    private async Task<(int Exit, string Output, string Error)> Count(string name, string text, params string[] options)
    {
        var path = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return await HostProcess.Verb(connectionString: null, ["votes", "count", "--ballots", path, .. options]);
    }
}
