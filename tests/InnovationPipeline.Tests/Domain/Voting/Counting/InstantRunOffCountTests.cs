using System.Numerics;
using CsCheck;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class InstantRunOffCountTests
{
    [Fact]
    public void Places_are_the_best_that_an_option_reaches_in_any_order_of_going_out() =>
        Gen.Int[2, 5]
            .SelectMany(n => Piles.Ranks(n))
            .Sample(
                ranks =>
                {
                    // Nobody wins where nobody says anything.
                    if (ranks.All(r => r.All(x => x == 0)))
                        return;
                    var n = ranks[0].Length;
                    var best = Enumerable.Repeat(n, n).ToArray();
                    Recount(ranks, [.. Enumerable.Range(0, n)], best);
                    var expected = Enumerable.Range(0, n).GroupBy(o => best[o]).OrderBy(g => g.Key).Select(g => g.Select(o => $"o{o}"));

                    var result = BallotCount.Of(CountMethod.Irv, Piles.Pile(ranks));

                    Assert.Equal(Piles.Said(expected), Piles.Said(result.Ranking));
                    Assert.Equal(Piles.Said([expected.First()]), Piles.Said([result.Winners]));
                    Assert.Equal(result.Winners.Count > 1, result.Ties.Any(t => t.Kind == TieKind.FirstPlace));
                },
                iter: 3_000
            );

    [Fact]
    public void Who_has_more_than_half_of_the_first_choices_wins() =>
        Gen.Int[2, 6]
            .SelectMany(n => Piles.Orders(n))
            .Sample(
                ranks =>
                {
                    var firsts = ranks.Where(r => r.Contains(1)).CountBy(r => Array.IndexOf(r, 1)).OrderByDescending(f => f.Value).ToList();
                    if (firsts.Count > 0 && firsts[0].Value * 2 > ranks.Length)
                        Assert.Equal([$"o{firsts[0].Key}"], BallotCount.Of(CountMethod.Irv, Piles.Pile(ranks)).Winners);
                },
                iter: 3_000
            );

    [Fact]
    public void A_tie_for_going_out_is_reported_with_what_depends_on_it()
    {
        // B and C are tied at first; whoever goes out helps the other past A.
        var open = BallotCount.Of(CountMethod.Irv, Piles.Ranked(3, "0", "0", "0", "1>2", "1>2", "2>1", "2>1"));
        // Here the tied go out one after the other whichever is first.
        var idle = BallotCount.Of(CountMethod.Irv, Piles.Ranked(3, "0", "0", "0", "1>0", "2>0"));

        Assert.Equal("o1 o2 | o0", Piles.Said(open.Ranking));
        Assert.Equal([TieKind.Elimination, TieKind.FirstPlace], open.Ties.Select(t => t.Kind));
        Assert.Equal((true, "o1 o2"), (open.Ties[0].ChangesWinners, Piles.Said([open.Ties[0].Options])));
        Assert.Equal(["o0"], idle.Winners);
        Assert.Equal((TieKind.Elimination, false), (idle.Ties.Single().Kind, idle.Ties.Single().ChangesWinners));
        Assert.Contains(open.Steps, s => s.Contains("Each of them going out is followed", StringComparison.Ordinal));
    }

    [Fact]
    public void Hundreds_of_options_without_a_vote_and_wide_ties_are_counted_at_once()
    {
        var single = BallotCount.Of(CountMethod.Irv, Piles.Ranked(300, "7>8", "7", "9"));
        var wide = BallotCount.Of(CountMethod.Irv, Piles.Ranked(40, [.. Enumerable.Range(0, 40).Select(o => $"{o}")]));

        Assert.Equal(["o7"], single.Winners);
        Assert.Equal(40, wide.Winners.Count);
        Assert.Contains(wide.Steps, s => s.Contains("went out together", StringComparison.Ordinal));
    }

    [Fact]
    public void Belenios_names_one_of_the_winners_and_the_only_one_where_it_met_no_tie()
    {
        Belenios.SkipIfMissing();
        Gen.Int[2, 6]
            .SelectMany(n => Piles.Orders(n, most: 25))
            .Sample(
                ranks =>
                {
                    // Without any ranked option it names nobody.
                    if (ranks.All(r => r.All(x => x == 0)))
                        return;
                    var (theirs, wasTied) = Belenios.InstantRunOff(ranks);
                    var own = Piles.Numbers(BallotCount.Of(CountMethod.Irv, Piles.Pile(ranks)).Winners);
                    Assert.Subset(own.ToHashSet(), theirs.ToHashSet());
                    if (!wasTied)
                        Assert.Equal(theirs, own);
                },
                iter: 250,
                threads: 2
            );
    }

    /// <summary>Every order of going out, one option at a time, with votes shared in 60ths.</summary>
    private static void Recount(int[][] ranks, List<int> left, int[] best)
    {
        if (left.Count == 1)
        {
            best[left[0]] = 1;
            return;
        }
        var votes = left.ToDictionary(o => o, _ => BigInteger.Zero);
        foreach (var ballot in ranks)
        {
            var tops = left.Where(o => left.TrueForAll(p => Piles.Place(ballot, o) <= Piles.Place(ballot, p))).ToList();
            foreach (var top in tops)
                votes[top] += 60 / tops.Count;
        }
        foreach (var gone in left.Where(o => votes[o] == votes.Values.Min()))
        {
            best[gone] = Math.Min(best[gone], left.Count);
            Recount(ranks, [.. left.Where(o => o != gone)], best);
        }
    }
}
