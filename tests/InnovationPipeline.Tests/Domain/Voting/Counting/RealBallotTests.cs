using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class RealBallotTests
{
    public static TheoryData<string> Files =>
        Directory.Exists(Piles.Folder)
            ? [.. Directory.EnumerateFiles(Piles.Folder, "*.pb").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)]
            : ["none.pb"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Totals_are_those_that_the_file_itself_gives(string file)
    {
        var pile = Piles.Real(file);
        var (votes, scores) = Columns(file);
        var named = new int[pile.Options.Count];
        for (var paper = 0; paper < pile.Papers; paper++)
            foreach (var mark in pile[paper])
                named[mark.Option]++;

        Assert.Equal(votes, pile.Options.Select((o, i) => (o.Id, (decimal)named[i])).ToDictionary());
        Assert.Empty(pile.Notes);
        var method = pile.Kind switch
        {
            BallotKind.Ranking => CountMethod.Borda,
            BallotKind.Points => CountMethod.Dots,
            _ => CountMethod.Approval,
        };
        Assert.Equal(scores ?? votes, BallotCount.Of(method, pile).Totals);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_method_that_suits_counts_them_and_no_budget_is_overspent(string file)
    {
        var pile = Piles.Real(file);
        CountMethod[] methods = pile.Kind switch
        {
            BallotKind.Ranking => [CountMethod.Borda, CountMethod.Irv, CountMethod.Schulze, CountMethod.ChooseOne],
            BallotKind.Points => [CountMethod.Dots, CountMethod.Score],
            _ => [CountMethod.Approval],
        };
        foreach (var method in methods)
        {
            var result = BallotCount.Of(method, pile);
            Assert.NotEmpty(result.Winners);
            Assert.Equal(pile.Options.Count, result.Ranking.Sum(set => set.Count));
        }
        foreach (var method in (CountMethod[])[CountMethod.BudgetGreedy, CountMethod.BudgetEqualShares])
        {
            var result = BallotCount.Of(method, pile);
            Assert.True(pile.Options.Where(o => result.Winners.Contains(o.Id)).Sum(o => o.Cost) <= pile.Budget);
        }
    }

    [Theory]
    [InlineData("Poland_Lodz_2022.pb")]
    [InlineData("Poland_Lodz_2022_Nr_33.pb")]
    public void Greedy_funds_what_the_city_funded(string file)
    {
        var result = BallotCount.Of(CountMethod.BudgetGreedy, Piles.Real(file));

        Assert.Equal(Column(file, "selected").Where(s => s.Value == 1).Select(s => s.Key).Order(), result.Winners.Order());
        Assert.Empty(result.Ties);
    }

    [Fact]
    public void The_tie_across_the_line_of_Babie_Doly_is_reported()
    {
        var result = BallotCount.Of(CountMethod.BudgetGreedy, Piles.Real("Poland_Gdynia_2020_Babie_Doly__small.pb"));

        Assert.Equal(["4", "2"], result.Winners);
        var tie = Assert.Single(result.Ties);
        Assert.Equal(["1", "5"], tie.Options.Order(StringComparer.Ordinal));
        Assert.True(tie.ChangesWinners);
        Assert.Contains("101 votes", tie.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_tie_is_reported_where_places_are_filled()
    {
        var result = BallotCount.Of(CountMethod.Approval, Piles.Real("Poland_Gdynia_2020_Babie_Doly__small.pb"), places: 3);

        Assert.Equal(["4", "2", "1", "5"], result.Winners);
        Assert.Equal((TieKind.CutLine, 1), (result.Ties.Single().Kind, result.Ties.Single().Places));
    }

    private static (Dictionary<string, decimal> Votes, Dictionary<string, decimal>? Scores) Columns(string file)
    {
        var scores = Column(file, "score");
        return (Column(file, "votes"), scores.Count > 0 ? scores : null);
    }

    // Read in another way than the product reads: semicolons inside quotation marks come after the columns of interest, or are counted from the end.
    private static Dictionary<string, decimal> Column(string file, string name)
    {
        var lines = File.ReadLines(Path.Combine(Piles.Folder, file))
            .SkipWhile(l => l != "PROJECTS")
            .Skip(1)
            .TakeWhile(l => l != "VOTES")
            .Select(l => l.Split(';'))
            .ToList();
        var at = Array.IndexOf(lines[0], name);
        if (at < 0)
            return [];
        var fromEnd = name == "selected" ? lines[0].Length - at : 0;
        return lines.Skip(1).ToDictionary(f => f[0], f => decimal.Parse(fromEnd > 0 ? f[^fromEnd] : f[at]));
    }
}
