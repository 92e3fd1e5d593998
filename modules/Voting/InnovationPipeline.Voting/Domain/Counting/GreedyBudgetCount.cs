namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// Budgets by support: options are taken in order of support, and each that fits into the money left is funded; one that
/// does not fit is passed over. This is Pabulib's greedy rule (cost as utility, which per pound is the support). One that
/// no ballot supports is never funded. Where options with equal support do not all fit, each way to fund as many of them
/// as fit is followed, and what comes below is looked at with each sum that might then be left.
/// </summary>
internal static class GreedyBudgetCount
{
    private const int MostWays = 50_000;

    public static CountResult Of(BallotPile pile)
    {
        var support = TotalsCount.Support(pile);
        var ranking = Standings.ByTotal(support);
        var unit = pile.Kind is BallotKind.Approval or BallotKind.ChooseOne ? "vote" : "point";
        var steps = new List<string>
        {
            $"{CountWords.Counted(pile.Ballots, "ballot")} {(pile.Ballots == 1 ? "was" : "were")} counted, and {CountWords.Number(pile.Budget!.Value)} can be spent.",
        };
        steps.AddRange(pile.Notes);
        steps.Add("Options are taken in order of support. One that fits into the money left is funded; one that does not is passed over.");

        var (left, winners, ties) = (new HashSet<decimal> { pile.Budget.Value }, new List<int>(), new List<CountTie>());
        foreach (var set in ranking.Where(set => support[set[0]] > 0))
        {
            var amount = CountWords.Counted(support[set[0]], unit);
            if (Ways(pile, set, left) is not { } ways)
            {
                var sentence =
                    $"{Standings.Names(pile, set)} are tied with {amount}, and there are too many ways to fund some of them. The count stops here until the tie is decided.";
                ties.Add(new(TieKind.CutLine, Standings.Ids(pile, set), Places: null, ChangesWinners: true, sentence));
                steps.Add(sentence);
                break;
            }
            winners.AddRange(set.Where(o => ways.Always.Contains(o)));
            var open = set.Where(o => ways.Sometimes.Contains(o) && !ways.Always.Contains(o)).ToList();
            if (ways.IsTie)
            {
                var sentence =
                    $"{Standings.Names(pile, open)} are tied with {amount} across the line: there is money for some of them but not for all.";
                ties.Add(new(TieKind.CutLine, Standings.Ids(pile, open), Places: null, ChangesWinners: true, sentence));
            }
            steps.AddRange(set.Select(o => Step(pile, o, amount, ways, left)));
            if (ways.IsTie)
                steps.Add(ties[^1].Sentence);
            left = ways.Left;
        }
        if (support.Any(s => s <= 0))
            steps.Add(
                $"Without support and not funded: {Standings.Names(pile, ranking.Where(set => support[set[0]] <= 0).SelectMany(s => s))}."
            );
        steps.Add($"Left unspent: {Said(left)}.");
        return new(
            CountWords.Name(CountMethod.BudgetGreedy),
            pile.Ballots,
            Standings.Totals(pile, support),
            Standings.Ids(pile, ranking),
            Standings.Ids(pile, winners),
            ties,
            steps
        );
    }

    private static string Step(BallotPile pile, int option, string amount, Outcomes ways, HashSet<decimal> left)
    {
        var what = $"{pile.Named(option)} has {amount} and costs {CountWords.Number(pile.Options[option].Cost!.Value)}";
        return ways.Always.Contains(option) ? $"{what}: funded."
            : ways.Sometimes.Contains(option) ? $"{what}: whether it is funded depends on a tie."
            : $"{what}, which does not fit into {Said(left)}: passed over.";
    }

    private static string Said(HashSet<decimal> left) => CountWords.List(left.Order().Select(l => CountWords.Number(l)), "or");

    /// <summary>Every way to go through options with equal support, from every sum that may be left; null if there are too many.</summary>
    private static Outcomes? Ways(BallotPile pile, List<int> set, HashSet<decimal> left)
    {
        var costs = set.Select(o => pile.Options[o].Cost!.Value).ToArray();
        var (after, always, sometimes, isTie, tried) = (new HashSet<decimal>(), set.ToHashSet(), new HashSet<int>(), false, 0);
        foreach (var money in left)
        {
            if (costs.Sum() <= money)
            {
                after.Add(money - costs.Sum());
                sometimes.UnionWith(set);
                continue;
            }
            var ways = 0;
            if (!Follow(0, money, []))
                return null;
            isTie |= ways > 1;

            // A set is a way to go through them exactly if nothing left out would still fit.
            bool Follow(int i, decimal rest, List<int> taken)
            {
                if (++tried > MostWays)
                    return false;
                if (i == costs.Length)
                {
                    if (set.Where((o, k) => costs[k] <= rest && !taken.Contains(o)).Any())
                        return true;
                    ways++;
                    after.Add(rest);
                    always.IntersectWith(taken);
                    sometimes.UnionWith(taken);
                    return true;
                }
                return (costs[i] > rest || Follow(i + 1, rest - costs[i], [.. taken, set[i]])) && Follow(i + 1, rest, taken);
            }
        }
        return after.Count > MostWays ? null : new(after, always, sometimes, isTie);
    }

    private sealed record Outcomes(HashSet<decimal> Left, HashSet<int> Always, HashSet<int> Sometimes, bool IsTie);
}
