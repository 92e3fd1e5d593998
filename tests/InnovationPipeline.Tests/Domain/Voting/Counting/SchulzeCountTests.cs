using System.Globalization;
using CsCheck;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class SchulzeCountTests
{
    private static readonly Gen<int[][]> Profiles = Gen.Int[2, 5].SelectMany(n => Piles.Ranks(n));

    [Fact]
    public void Each_pair_is_counted_as_ballot_by_ballot() =>
        Gen.Select(Profiles, Gen.Int[1, 70_000])
            .Sample(
                (ranks, times) =>
                {
                    var pile = Piles.Pile(ranks);
                    pile.Add(Piles.Marks(ranks[0]), times);
                    var table = PairwiseTable.Of(pile);
                    for (var a = 0; a < table.Options; a++)
                    for (var b = 0; b < table.Options; b++)
                        Assert.Equal(
                            ranks.Count(r => Piles.Place(r, a) < Piles.Place(r, b))
                                + (Piles.Place(ranks[0], a) < Piles.Place(ranks[0], b) ? times : 0),
                            table[a, b]
                        );
                },
                iter: 1_000
            );

    [Fact]
    public void Who_is_ahead_of_everyone_wins_alone() =>
        Profiles.Sample(
            ranks =>
            {
                var table = PairwiseTable.Of(Piles.Pile(ranks));
                var best = Enumerable
                    .Range(0, table.Options)
                    .Where(a => Enumerable.Range(0, table.Options).All(b => a == b || table.IsAheadOf(a, b)));
                foreach (var option in best)
                    Assert.Equal([$"o{option}"], BallotCount.Of(CountMethod.Schulze, Piles.Pile(ranks)).Winners);
            },
            iter: 2_000
        );

    [Fact]
    public void The_order_is_that_of_all_chains_tried_one_by_one() =>
        Profiles.Sample(
            ranks =>
                Assert.Equal(Piles.Said(ByEveryChain(ranks)), Piles.Said(BallotCount.Of(CountMethod.Schulze, Piles.Pile(ranks)).Ranking)),
            iter: 2_000
        );

    [Fact]
    public void The_example_of_Schulze_comes_out_as_he_says()
    {
        // 45 ballots, 5 options A to E (2011, section 3): E > A > C > B > D.
        (int Times, string Order)[] ballots =
        [
            (5, "02143"),
            (5, "03421"),
            (8, "14302"),
            (3, "20143"),
            (7, "20413"),
            (2, "21034"),
            (7, "32410"),
            (8, "41032"),
        ];
        var pile = new BallotPile(BallotKind.Ranking, Piles.Options(5));
        foreach (var (times, order) in ballots)
            pile.Add([.. order.Select((o, rank) => new Mark(o - '0', rank + 1))], times);

        var result = BallotCount.Of(CountMethod.Schulze, pile);

        Assert.Equal("o4 | o0 | o2 | o1 | o3", Piles.Said(result.Ranking));
        Assert.Contains(result.Steps, s => s.StartsWith("o4 stands above o0: ", StringComparison.Ordinal));
        Assert.Equal((23, 25), (result.HeadToHead!.Above[4][0], result.HeadToHead.Above[1][0]));
    }

    [Fact]
    public void Belenios_finds_the_same_order_in_thousands_of_profiles()
    {
        Belenios.SkipIfMissing();
        // Profiles are stacked: on every ballot one profile's options stand above the next one's, so that none disturbs another.
        Gen.Select(Gen.Int[1, 9], Gen.Int[2, 6])
            .SelectMany((ballots, options) => Gen.Int[0, options].Array[options].Array[ballots].Array[12])
            .Sample(
                profiles =>
                {
                    var (options, ballots) = (profiles[0][0].Length, profiles[0].Length);
                    var stacked = Enumerable
                        .Range(0, ballots)
                        .Select(b => profiles.SelectMany((p, i) => p[b].Select(rank => (i * 10) + (rank == 0 ? 9 : rank))).ToArray());
                    var layers = Belenios.Schulze(stacked).Select(layer => layer.ToList()).ToList();
                    foreach (var (i, profile) in profiles.Index())
                    {
                        var own = BallotCount.Of(CountMethod.Schulze, Piles.Pile(profile)).Ranking;
                        var theirs = layers
                            .Take(own.Count)
                            .Select(l => l.Select(o => $"o{(o - (i * options)).ToString(CultureInfo.InvariantCulture)}"));
                        Assert.Equal(Piles.Said(theirs), Piles.Said(own));
                        layers.RemoveRange(0, own.Count);
                    }
                },
                iter: 170,
                threads: 2
            );
    }

    private static IEnumerable<IEnumerable<string>> ByEveryChain(int[][] ranks)
    {
        var n = ranks[0].Length;
        int Above(int a, int b) => ranks.Count(r => Piles.Place(r, a) < Piles.Place(r, b));
        (int For, int Against) Weaker((int For, int Against) x, (int For, int Against) y) =>
            x.For < y.For || (x.For == y.For && x.Against > y.Against) ? x : y;
        (int For, int Against) Strongest(int a, int b, List<int> seen)
        {
            var best = (For: 0, Against: 0);
            foreach (var next in Enumerable.Range(0, n).Where(o => !seen.Contains(o) && Above(a, o) > Above(o, a)))
            {
                var link = (Above(a, next), Above(next, a));
                var chain = next == b ? link : Weaker(link, Strongest(next, b, [.. seen, next]));
                if (chain.Item1 > 0 && Weaker(chain, best) == best)
                    best = chain;
            }
            return best;
        }
        bool StandsAbove(int a, int b)
        {
            var (to, back) = (Strongest(a, b, [a]), Strongest(b, a, [b]));
            return to != back && Weaker(to, back) == back;
        }
        var rest = Enumerable.Range(0, n).ToList();
        while (rest.Count > 0)
        {
            var layer = rest.Where(a => !rest.Exists(b => StandsAbove(b, a))).ToList();
            yield return layer.Select(o => $"o{o}");
            rest = [.. rest.Except(layer)];
        }
    }
}
