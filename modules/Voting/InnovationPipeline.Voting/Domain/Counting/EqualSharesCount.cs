namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// The method of equal shares: every ballot gets an equal share of the budget, and supporters pay for what they support,
/// first where the price for each of them is lowest. Not completed: what supporters cannot pay for together stays unspent.
/// Options tied for the lowest price are bought in every order (up to <see cref="MostEnds"/> ends are followed); an option
/// wins if it is bought in all of them.
/// </summary>
internal static class EqualSharesCount
{
    private const int MostEnds = 300;

    public static CountResult Of(BallotPile pile)
    {
        var support = TotalsCount.Support(pile);
        var count = new Run(pile);
        count.Follow(new EqualShares(pile), [], tell: true);
        var all = Enumerable.Range(0, pile.Options.Count).ToList();
        var winners = all.Where(o => count.Ends.TrueForAll(e => e.ContainsKey(o))).ToList();
        var open = all.Where(o => !winners.Contains(o) && count.Ends.Exists(e => e.ContainsKey(o))).ToList();
        // Bought at a lower price is placed higher: the lowest in any order that was followed; then the others by support.
        int Place(int option) => count.Ends.Min(e => e.GetValueOrDefault(option, int.MaxValue));
        List<List<int>> ranking =
        [
            .. winners.GroupBy(Place).OrderBy(g => g.Key).Select(g => g.ToList()),
            .. open.GroupBy(Place).OrderBy(g => g.Key).Select(g => g.ToList()),
            .. all.Except(winners).Except(open).GroupBy(o => support[o]).OrderByDescending(g => g.Key).Select(g => g.ToList()),
        ];
        var ties = count.Ties.ConvertAll(tie => Tie(pile, tie.Tied, tie.Changes || count.IsCutShort));
        List<string> steps = [.. Opening(pile), .. count.Steps, .. ties.Where(t => t.ChangesWinners).Select(t => t.Sentence)];
        if (count.IsCutShort)
            steps.Add("There are too many ways in which these ties might be decided, so not all of them were followed. Decide them first.");
        if (open.Count > 0)
            steps.Add($"Whether they are bought depends on a tie: {Standings.Names(pile, open)}.");
        return new(
            CountWords.Name(CountMethod.BudgetEqualShares),
            pile.Ballots,
            Standings.Totals(pile, support),
            Standings.Ids(pile, ranking),
            Standings.Ids(pile, count.IsCutShort ? count.Trunk.Intersect(winners) : ranking.SelectMany(s => s).Intersect(winners)),
            ties,
            steps
        );
    }

    private static IEnumerable<string> Opening(BallotPile pile)
    {
        var share = pile.Ballots == 0 ? 0 : Math.Round(pile.Budget!.Value / pile.Ballots, 4);
        return
        [
            $"{CountWords.Counted(pile.Ballots, "ballot")} {(pile.Ballots == 1 ? "was" : "were")} counted. The budget of {CountWords.Number(pile.Budget!.Value)} is shared equally: each ballot may spend {CountWords.Number(share)}.",
            .. pile.Notes,
            "Whoever supports an option helps to pay for it. What can be paid for at the lowest price for each supporter, set against its cost, is bought first.",
        ];
    }

    private static CountTie Tie(BallotPile pile, List<int> tied, bool changes)
    {
        var sentence =
            $"{Standings.Names(pile, tied)} are tied for the lowest price. "
            + (changes ? "What is bought depends on which of them comes first." : "The same is bought whichever comes first.");
        return new(TieKind.CutLine, Standings.Ids(pile, tied), Places: null, changes, sentence);
    }

    /// <summary>Follows one order of buying, and every other where there is a tie.</summary>
    private sealed class Run(BallotPile pile)
    {
        // Different orders of the same purchases often meet again: from there each is followed once.
        private readonly Dictionary<string, SortedSet<string>> _followed = new(StringComparer.Ordinal);

        /// <summary>What was bought in each order followed to its end.</summary>
        public List<Dictionary<int, int>> Ends { get; } = [];

        /// <summary>Options tied for the lowest price, and whether it matters which of them comes first.</summary>
        public List<(List<int> Tied, bool Changes)> Ties { get; } = [];
        public List<string> Steps { get; } = [];

        /// <summary>What was bought before the first tie.</summary>
        public List<int> Trunk { get; } = [];
        public bool IsCutShort { get; private set; }

        /// <param name="bought">the level of price at which each was bought</param>
        /// <returns>everything that may be bought in the end, each a list of options</returns>
        public SortedSet<string> Follow(EqualShares shares, Dictionary<int, int> bought, bool tell)
        {
            while (shares.Cheapest() is { Count: > 0 } cheapest)
            {
                var rivals = shares.Rivals(cheapest);
                if (rivals.TrueForAll(r => r.Count > 1))
                    return Split(shares, bought, rivals[0], tell);
                foreach (var option in rivals.Where(r => r.Count == 1).Select(r => r[0]))
                {
                    bought.Add(option, shares.Level);
                    var (price, payers) = shares.Buy(option);
                    if (!tell)
                        continue;
                    Trunk.Add(option);
                    Steps.Add(Bought(option, price, payers));
                }
            }
            Ends.Add(bought);
            if (tell)
            {
                var (left, parts) = shares.Left;
                Steps.Add(
                    $"No other option has supporters who could pay for it together. Left unspent: {CountWords.Number(CountWords.Shown(left, parts))}."
                );
            }
            return new(StringComparer.Ordinal) { string.Join(' ', bought.Keys.Order()) };
        }

        // What other rivals do to each other is the same in every order of these, and is followed further on.
        private SortedSet<string> Split(EqualShares shares, Dictionary<int, int> bought, List<int> rivals, bool tell)
        {
            var at = Ties.FindIndex(t => t.Tied.SequenceEqual(rivals));
            if (at < 0)
            {
                at = Ties.Count;
                Ties.Add((rivals, Changes: false));
            }
            if (tell)
                Steps.Add($"{Standings.Names(pile, rivals)} are tied for the lowest price, so each order is followed from here.");
            var ends = rivals.ConvertAll(option => Branch(shares.Copy(), new(bought), option));
            if (ends.Exists(e => !e.SetEquals(ends[0])))
                Ties[at] = (rivals, Changes: true);
            return new(ends.SelectMany(e => e), StringComparer.Ordinal);
        }

        /// <returns>everything that may be bought if this option comes first</returns>
        private SortedSet<string> Branch(EqualShares shares, Dictionary<int, int> bought, int option)
        {
            IsCutShort |= Ends.Count >= MostEnds;
            if (IsCutShort)
                return new(StringComparer.Ordinal);
            bought.Add(option, shares.Level);
            shares.Buy(option);
            var met = $"{string.Join(' ', bought.OrderBy(b => b.Key).Select(b => $"{b.Key}:{b.Value}"))} {shares.State}";
            if (!_followed.TryGetValue(met, out var ends))
                _followed[met] = ends = Follow(shares, bought, tell: false);
            return ends;
        }

        private string Bought(int option, decimal price, long payers) =>
            $"{pile.Named(option)} costs {CountWords.Number(pile.Options[option].Cost!.Value)}. {CountWords.Counted(payers, "ballot")} {(payers == 1 ? "pays" : "pay")} at most {CountWords.Number(price)}"
            + (pile.Kind is BallotKind.Approval or BallotKind.ChooseOne ? " each: bought." : " for each point: bought.");
    }
}
