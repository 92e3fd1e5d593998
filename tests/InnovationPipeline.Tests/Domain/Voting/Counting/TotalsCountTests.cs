using CsCheck;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class TotalsCountTests
{
    private static readonly Gen<(CountMethod Method, int[][] Marks)> Cases = Gen.Select(
        Gen.Enum<CountMethod>().Where(m => m is not (CountMethod.ChooseOne or CountMethod.Pairwise)),
        Gen.Int[2, 5].SelectMany(n => Piles.Ranks(n))
    );

    [Fact]
    public void Renaming_and_reordering_options_renames_the_result_and_no_more() =>
        Gen.Select(Cases, Gen.Int)
            .Sample(
                (it, seed) =>
                {
                    var n = it.Marks[0].Length;
                    var order = Enumerable.Range(0, n).ToArray();
                    new Random(seed).Shuffle(order);
                    var moved = it.Marks.Select(b => order.Select(o => b[o]).ToArray()).ToArray();

                    var result = BallotCount.Of(it.Method, Made(it.Method, it.Marks, Enumerable.Range(0, n)));
                    var other = BallotCount.Of(it.Method, Made(it.Method, moved, order));

                    Assert.Equal(Facts(result), Facts(other));
                },
                iter: 3_000
            );

    [Fact]
    public void The_order_of_the_ballots_does_not_matter() =>
        Gen.Select(Cases, Gen.Int)
            .Sample(
                (it, seed) =>
                {
                    var shuffled = it.Marks.ToArray();
                    new Random(seed).Shuffle(shuffled);
                    var options = Enumerable.Range(0, it.Marks[0].Length).ToList();

                    var result = BallotCount.Of(it.Method, Made(it.Method, it.Marks, options));
                    var other = BallotCount.Of(it.Method, Made(it.Method, shuffled, options));

                    Assert.Equal(Facts(result), Facts(other));
                    Assert.Equal(result.Steps, other.Steps);
                },
                iter: 1_000
            );

    [Fact]
    public void Borda_gives_every_ballot_the_same_sum_and_each_option_what_it_stands_above() =>
        Gen.Int[1, 6]
            .SelectMany(n => Piles.Ranks(n))
            .Sample(ranks =>
            {
                var n = ranks[0].Length;
                var result = BallotCount.Of(CountMethod.Borda, Piles.Pile(ranks));

                Assert.Equal(ranks.Length * n * (n + 1) / 2m, result.Totals.Values.Sum());
                for (var option = 0; option < n; option++)
                {
                    // A point for being there, one for each option below and half for each other that is level.
                    var points = ranks.Sum(b =>
                        Enumerable
                            .Range(0, n)
                            .Sum(o =>
                                o == option ? 1m
                                : Piles.Place(b, o) > Piles.Place(b, option) ? 1m
                                : Piles.Place(b, o) == Piles.Place(b, option) ? 0.5m
                                : 0m
                            )
                    );
                    Assert.Equal(points, result.Totals[$"o{option}"]);
                }
            });

    [Fact]
    public void Places_are_filled_from_the_top_and_a_tie_across_the_line_names_who_is_in_it()
    {
        var pile = Piles.Of(
            BallotKind.Approval,
            4,
            [
                [new(0), new(1), new(2)],
                [new(0), new(1)],
                [new(0), new(2)],
                [],
            ]
        );

        var one = BallotCount.Of(CountMethod.Approval, pile);
        var two = BallotCount.Of(CountMethod.Approval, pile, places: 2);
        var three = BallotCount.Of(CountMethod.Approval, pile, places: 3);

        Assert.Equal("o0 | o1 o2 | o3", Piles.Said(one.Ranking));
        Assert.Equal(["o0"], one.Winners);
        Assert.Empty(one.Ties);
        Assert.Equal(["o0", "o1", "o2"], two.Winners);
        Assert.Equal((TieKind.CutLine, 1, true), (two.Ties[0].Kind, two.Ties[0].Places, two.Ties[0].ChangesWinners));
        Assert.Equal(["o0", "o1", "o2"], three.Winners);
        Assert.Empty(three.Ties);
        Assert.Equal(4, one.Ballots);
    }

    [Fact]
    public void Without_a_mark_on_any_ballot_nothing_wins()
    {
        foreach (var method in (CountMethod[])[CountMethod.Borda, CountMethod.Irv, CountMethod.Schulze])
        {
            var result = BallotCount.Of(method, Piles.Ranked(3, "", ""));
            Assert.Empty(result.Winners);
            Assert.Equal("o0 o1 o2", Piles.Said(result.Ranking));
        }
    }

    [Fact]
    public void Choose_one_counts_single_names_and_first_ranks()
    {
        var named = Piles.Of(
            BallotKind.ChooseOne,
            2,
            [
                [new(1)],
                [new(1)],
                [new(0)],
                [],
            ]
        );

        Assert.Equal(["o1"], BallotCount.Of(CountMethod.ChooseOne, named).Winners);
        Assert.Equal(["o1"], BallotCount.Of(CountMethod.ChooseOne, Piles.Ranked(3, "1>0", "1>2>0", "0")).Winners);
        Assert.Throws<RuleBroken>(() => BallotCount.Of(CountMethod.ChooseOne, Piles.Ranked(3, "1=0>2")));
        Assert.Throws<RuleBroken>(() =>
            BallotCount.Of(
                CountMethod.ChooseOne,
                Piles.Of(
                    BallotKind.Approval,
                    2,
                    [
                        [new(0), new(1)],
                    ]
                )
            )
        );
    }

    [Theory]
    [InlineData("irv", "irv cannot count approval ballots; it counts ranked ballots")]
    [InlineData("dots", "dots cannot count approval ballots; it counts ballots that deal out points")]
    [InlineData("budget-greedy", "A budget method needs ballots with a budget")]
    public void A_method_that_does_not_suit_says_so(string method, string sentence)
    {
        var pile = Piles.Of(
            BallotKind.Approval,
            2,
            [
                [new(0)],
            ]
        );
        var refusal = Assert.Throws<RuleBroken>(() => BallotCount.Of(CountWords.Method(method)!.Value, pile));
        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    private static BallotPile Made(CountMethod method, int[][] marks, IEnumerable<int> names)
    {
        var kind = method switch
        {
            CountMethod.Borda or CountMethod.Irv or CountMethod.Schulze => BallotKind.Ranking,
            CountMethod.Score => BallotKind.Scores,
            CountMethod.Dots => BallotKind.Points,
            _ => BallotKind.Approval,
        };
        List<BallotOption> options = [.. names.Select(o => new BallotOption($"o{o}", $"Option {o}", 1 + (o % 3)))];
        return Piles.Of(
            kind,
            options,
            marks.Select(b => Piles.Marks(b).Select(m => kind == BallotKind.Approval ? m with { Value = 1 } : m).ToArray()),
            budget: 6
        );
    }

    // All but the sentences, which name options in the paper's order.
    private static string Facts(CountResult result) =>
        string.Join(
            '\n',
            [
                string.Join(' ', result.Totals.OrderBy(t => t.Key, StringComparer.Ordinal)),
                Piles.Said(result.Ranking),
                string.Join(' ', result.Winners.Order(StringComparer.Ordinal)),
                .. result
                    .Ties.Select(t => $"{t.Kind} {Piles.Said([t.Options])} {t.Places} {t.ChangesWinners}")
                    .Order(StringComparer.Ordinal),
            ]
        );
}
