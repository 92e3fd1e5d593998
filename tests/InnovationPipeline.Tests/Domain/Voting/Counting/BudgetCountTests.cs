using System.Numerics;
using CsCheck;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

public sealed class BudgetCountTests
{
    [Fact]
    public void Greedy_funds_what_every_order_of_the_tied_funds_and_reports_the_rest() =>
        Piles.Budgets.Sample(
            from =>
            {
                var n = from.Costs.Length;
                var support = Enumerable.Range(0, n).Select(o => from.Approvals.Count(a => a[o])).ToArray();
                var funded = Orders([.. Enumerable.Range(0, n).Where(o => support[o] > 0)])
                    .Where(order => order.Zip(order.Skip(1)).All(p => support[p.First] >= support[p.Second]))
                    .Select(order =>
                    {
                        var (left, taken) = (from.Budget, new HashSet<int>());
                        foreach (var option in order.Where(o => from.Costs[o] <= left))
                        {
                            left -= from.Costs[option];
                            taken.Add(option);
                        }
                        return taken;
                    })
                    .ToList();

                var result = BallotCount.Of(CountMethod.BudgetGreedy, Piles.Pile(from));

                Assert.Equal(
                    Enumerable.Range(0, n).Where(o => funded.TrueForAll(f => f.Contains(o))),
                    Piles.Numbers(result.Winners).Order()
                );
                Assert.Equal(funded.Exists(f => !f.SetEquals(funded[0])), result.Ties.Count > 0);
                Assert.True(Piles.Numbers(result.Winners).Sum(o => from.Costs[o]) <= from.Budget);
            },
            iter: 500
        );

    [Fact]
    public void Equal_shares_buys_what_a_voter_by_voter_count_buys_in_every_order() =>
        Piles.Budgets.Sample(
            from =>
            {
                var ends = new List<List<int>>();
                Shares(from, [.. from.Approvals.Select(_ => new Part(Whole(from.Budget), from.Approvals.Length))], [], ends);

                var result = BallotCount.Of(CountMethod.BudgetEqualShares, Piles.Pile(from));

                var expected = Enumerable.Range(0, from.Costs.Length).Where(o => ends.TrueForAll(e => e.Contains(o)));
                Assert.Equal(expected, Piles.Numbers(result.Winners).Order());
                Assert.True(Piles.Numbers(result.Winners).Sum(o => from.Costs[o]) <= from.Budget);
                if (ends.Exists(e => !e.ToHashSet().SetEquals(ends[0])))
                    Assert.Contains(result.Ties, t => t.ChangesWinners);
            },
            iter: 2_000
        );

    [Fact]
    public void Orders_of_buying_that_meet_again_are_followed_once_so_that_six_tied_are_all_counted()
    {
        var from = (
            (decimal[])[1.5m, 4, 4, 1.5m, 3, 0.5m],
            13m,
            (bool[][])
                [
                    [true, true, true, true, true, true],
                ]
        );
        var result = BallotCount.Of(CountMethod.BudgetEqualShares, Piles.Pile(from));
        // Whatever else is left out, half a pound is always left for the last.
        Assert.Equal([5], Piles.Numbers(result.Winners));
        Assert.DoesNotContain(result.Steps, s => s.Contains("too many ways", StringComparison.Ordinal));
    }

    [Fact]
    public void Supporters_pay_exactly_the_cost_to_the_last_part_of_a_penny() =>
        Gen.Int[1, 6]
            .SelectMany(n =>
                Gen.Select(
                    Gen.Int[1, 9].Select(c => c * 0.3m).Array[n],
                    Gen.Int[0, 30].Select(b => b * 0.7m),
                    Gen.Int[0, 5].Array[n].Array[1, 9]
                )
            )
            .Sample(
                (costs, budget, points) =>
                {
                    var pile = Piles.Of(
                        BallotKind.Points,
                        [.. costs.Select((c, n) => new BallotOption($"o{n}", $"o{n}", c))],
                        points.Select(Piles.Marks),
                        budget
                    );
                    var shares = new EqualShares(pile);
                    var spent = 0m;
                    while (shares.Cheapest() is [var option, ..])
                    {
                        shares.Buy(option);
                        spent += costs[option];
                        var (left, parts) = shares.Left;
                        Assert.Equal((BigInteger)((budget - spent) * 10) * parts, left * 10);
                    }
                    Assert.True(spent <= budget);
                },
                iter: 3_000
            );

    [Fact]
    public void Three_fifths_do_not_spend_the_share_of_the_others()
    {
        // 6 people want 3 dear things, 4 others 2; a greedy count gives the 6 all there is.
        bool[] many = [true, true, true, false, false];
        bool[] few = [false, false, false, true, true];
        var from = ((decimal[])[30, 30, 30, 20, 20], 100m, Enumerable.Repeat(many, 6).Concat(Enumerable.Repeat(few, 4)).ToArray());

        var greedy = BallotCount.Of(CountMethod.BudgetGreedy, Piles.Pile(from));
        var shares = BallotCount.Of(CountMethod.BudgetEqualShares, Piles.Pile(from));

        Assert.Equal("o0 o1 o2", Piles.Said([greedy.Winners]));
        Assert.Equal(
            "o0 o1 o3 o4",
            Piles.Said([
                [.. shares.Winners, .. shares.Ties.SelectMany(t => t.Options).Distinct().Where(o => o is "o0" or "o1")],
            ])
        );
        Assert.Contains(shares.Ties, t => Piles.Said([t.Options]) == "o0 o1 o2" && t.ChangesWinners);
    }

    private static BigInteger Whole(decimal money) => (BigInteger)(money * 2);

    /// <summary>The method from its definition: one voter at a time, prices by trying each number of voters who give all they have.</summary>
    private static void Shares(
        (decimal[] Costs, decimal Budget, bool[][] Approvals) from,
        Part[] money,
        List<int> bought,
        List<List<int>> ends
    )
    {
        var offers = new List<(int Option, Part Most, Part Each)>();
        foreach (var option in Enumerable.Range(0, from.Costs.Length).Except(bought))
        {
            var cost = new Part(Whole(from.Costs[option]), 1);
            var own = Enumerable.Range(0, money.Length).Where(v => from.Approvals[v][option]).Select(v => money[v]).Order().ToList();
            for (var poor = 0; poor < own.Count; poor++)
            {
                var rest = own.Take(poor).Aggregate(cost, (a, b) => a - b);
                var each = new Part(rest.Top, rest.Bottom * (own.Count - poor));
                if (each.CompareTo(own[poor]) > 0 || (poor > 0 && own[poor - 1].CompareTo(each) > 0))
                    continue;
                offers.Add((option, new Part(each.Top, each.Bottom * Whole(from.Costs[option])), each));
                break;
            }
        }
        if (offers.Count == 0)
        {
            ends.Add(bought);
            return;
        }
        var least = offers.Min(o => o.Most);
        foreach (var (option, _, each) in offers.Where(o => o.Most.CompareTo(least) == 0))
            Shares(
                from,
                [
                    .. money.Select(
                        (m, v) =>
                            !from.Approvals[v][option] ? m
                            : m.CompareTo(each) < 0 ? new Part(0, 1)
                            : m - each
                    ),
                ],
                [.. bought, option],
                ends
            );
    }

    private static IEnumerable<int[]> Orders(int[] options) =>
        options.Length == 0
            ?
            [
                [],
            ]
            : options.SelectMany(first => Orders([.. options.Where(o => o != first)]).Select(rest => (int[])[first, .. rest]));

    private readonly record struct Part(BigInteger Top, BigInteger Bottom) : IComparable<Part>
    {
        public int CompareTo(Part other) => (Top * other.Bottom).CompareTo(other.Top * Bottom);

        public static Part operator -(Part a, Part b) => new((a.Top * b.Bottom) - (b.Top * a.Bottom), a.Bottom * b.Bottom);
    }
}
