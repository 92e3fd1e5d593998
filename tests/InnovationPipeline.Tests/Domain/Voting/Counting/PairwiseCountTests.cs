using CsCheck;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.BallotFiles;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class PairwiseCountTests
{
    /// <summary>By row and column how often the one beat the other; about half the pairs are never judged.</summary>
    private static readonly Gen<int[][]> Wins = Gen.Int[2, 5]
        .SelectMany(n => Gen.Select(Gen.Int[0, 5], Gen.Bool, (times, judged) => judged ? times : 0).Array[n].Array[n]);

    [Fact]
    public void Strengths_are_those_of_an_ascent_step_by_step_wherever_a_greatest_likelihood_exists()
    {
        var counted = 0;
        Wins.Sample(
            wins =>
            {
                if (!EverySplitIsCrossedBothWays(wins))
                {
                    Assert.Throws<RuleBroken>(() => BallotCount.Of(CountMethod.Pairwise, Pile(wins)));
                    return;
                }
                Interlocked.Increment(ref counted);
                var result = BallotCount.Of(CountMethod.Pairwise, Pile(wins));
                var expected = Ascent(wins);
                for (var option = 0; option < wins.Length; option++)
                    Assert.Equal(expected[option], (double)result.Totals[$"o{option}"], 0.0001 + (expected[option] * 1e-6));
                Assert.Equal(
                    string.Join(
                        " | ",
                        Enumerable
                            .Range(0, wins.Length)
                            .GroupBy(o => Math.Round(Math.Log(expected[o]), 6) + 0.0)
                            .OrderByDescending(set => set.Key)
                            .Select(set => string.Join(' ', set.Select(o => $"o{o}")))
                    ),
                    Piles.Said(result.Ranking)
                );
            },
            iter: 1_500
        );
        Assert.True(counted > 150, $"only {counted} profiles had a ranking");
    }

    [Fact]
    public void The_order_of_judgements_and_of_options_does_not_matter() =>
        Gen.Select(Wins, Gen.Int)
            .Where((wins, _) => EverySplitIsCrossedBothWays(wins))
            .Sample(
                (wins, seed) =>
                {
                    var lines = Lines(wins).ToArray();
                    var shuffled = lines.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    var one = BallotCount.Of(CountMethod.Pairwise, BallotFile.Read("a.csv", "winner,loser\n" + string.Join('\n', lines)));
                    var other = BallotCount.Of(
                        CountMethod.Pairwise,
                        BallotFile.Read("a.csv", "winner,loser\n" + string.Join('\n', shuffled))
                    );
                    Assert.Equal(one.Steps, other.Steps);
                    Assert.Equal(one.Totals, other.Totals);
                    Assert.Equal(Piles.Said(one.Ranking), Piles.Said(other.Ranking));
                },
                iter: 300
            );

    [Fact]
    public void Two_options_have_the_odds_of_their_wins_and_a_circle_is_a_tie()
    {
        var two = BallotCount.Of(CountMethod.Pairwise, BallotFile.Read("a.csv", "winner,loser,count\nTea,Coffee,9\nCoffee,Tea,1\n"));
        Assert.Equal((3m, 0.3333m), (two.Totals["Tea"], two.Totals["Coffee"]));
        Assert.Equal(["Tea"], two.Winners);
        Assert.Equal(10, two.Ballots);
        Assert.Contains("Tea was judged 10 times and won 9.", two.Steps);
        Assert.Contains(two.Steps, s => s.StartsWith("1 of 1 pair was judged", StringComparison.Ordinal));

        var circle = BallotCount.Of(CountMethod.Pairwise, BallotFile.Read("a.csv", "loser,winner\nB,A\nC,B\nA,C\n"));
        Assert.Equal("A B C", Piles.Said(circle.Ranking));
        var tie = Assert.Single(circle.Ties);
        Assert.Equal((TieKind.FirstPlace, true), (tie.Kind, tie.ChangesWinners));
    }

    [Fact]
    public void Judgements_that_do_not_tie_all_options_together_are_refused_with_the_parts_named()
    {
        var refused = Assert.Throws<RuleBroken>(() =>
            BallotCount.Of(CountMethod.Pairwise, BallotFile.Read("a.csv", "winner,loser\nA,B\nB,A\nC,D\nD,C\nA,C\n"))
        );
        Assert.Contains(
            "The parts are (A, B) and (C, D). Nothing outside has beaten A or B yet",
            refused.Message,
            StringComparison.Ordinal
        );
        Assert.EndsWith("A 3, B 2, C 3, D 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_options_with_strengths_far_apart_are_ranked()
    {
        var lines = Enumerable.Range(0, 99).SelectMany(i => (string[])[$"o{i:00},o{i + 1:00},999", $"o{i + 1:00},o{i:00},1"]);
        var result = BallotCount.Of(CountMethod.Pairwise, BallotFile.Read("a.csv", "winner,loser,count\n" + string.Join('\n', lines)));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"o{i:00}"), result.Ranking.Select(set => Assert.Single(set)));
    }

    [Theory]
    [InlineData("", "Line 1: the file is empty")]
    [InlineData("a,b\nA,B", "Line 1: the first line names the columns")]
    [InlineData("winner,loser\n", "Line 1: there is no judgement")]
    [InlineData("winner,loser\nA,B\n\nA\n", "Line 4: there is no loser")]
    [InlineData("winner,loser\nA,A\n", "Line 2: A is compared with itself")]
    [InlineData("winner,loser\nA,B,C\n", "Line 2: there are 2 columns, and this line has 3 fields")]
    [InlineData("winner,loser,count\nA,B,0\n", "Line 2: the count is a whole number of 1 or more, and this is 0")]
    [InlineData("winner,loser\n\"A,B\n", "Line 2: a quotation mark is not closed")]
    public void A_malformed_file_is_refused_with_its_line_and_the_reason(string text, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<RuleBroken>(() => BallotFile.Read("a.csv", text)).Message, StringComparison.Ordinal);

    private static BallotPile Pile(int[][] wins)
    {
        var pile = new BallotPile(BallotKind.Pairs, Piles.Options(wins.Length));
        for (var a = 0; a < wins.Length; a++)
        for (var b = 0; b < wins.Length; b++)
            if (a != b && wins[a][b] > 0)
                pile.Add([new(a, 1), new(b, 2)], wins[a][b]);
        return pile;
    }

    private static IEnumerable<string> Lines(int[][] wins) =>
        from a in Enumerable.Range(0, wins.Length)
        from b in Enumerable.Range(0, wins.Length)
        where a != b
        from _ in Enumerable.Range(0, wins[a][b])
        select $"o{a},o{b}";

    /// <summary>Of every way to split the options in two, somebody of each side has beaten somebody of the other.</summary>
    private static bool EverySplitIsCrossedBothWays(int[][] wins)
    {
        var n = wins.Length;
        for (var side = 1; side < (1 << n) - 1; side++)
            if (!Lines(wins).Select(l => l.Split(',')).Any(l => In(side, l[0]) && !In(side, l[1])))
                return false;
        return true;

        static bool In(int side, string option) => (side >> int.Parse(option.AsSpan(1)) & 1) == 1;
    }

    /// <summary>One strength after the other is put where its own slope is level, found by halving, until nothing moves.</summary>
    private static double[] Ascent(int[][] wins)
    {
        var n = wins.Length;
        var logs = new double[n];
        for (var (moved, round) = (1.0, 0); moved > 1e-11 && round < 20_000; round++)
        {
            moved = 0;
            for (var a = 0; a < n; a++)
            {
                var (low, high) = (-40.0, 40.0);
                while (high - low > 1e-13)
                {
                    var middle = (low + high) / 2;
                    var slope = 0.0;
                    for (var b = 0; b < n; b++)
                        if (a != b)
                            slope += wins[a][b] - ((wins[a][b] + wins[b][a]) * (1 / (1 + Math.Exp(logs[b] - middle))));
                    (low, high) = slope > 0 ? (middle, high) : (low, middle);
                }
                moved = Math.Max(moved, Math.Abs(logs[a] - low));
                logs[a] = low;
            }
            var mean = logs.Average();
            logs = [.. logs.Select(l => l - mean)];
        }
        return [.. logs.Select(Math.Exp)];
    }
}
