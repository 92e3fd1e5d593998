namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>From an order of options to places, winners and the ties between them; shared by all methods that fill places.</summary>
internal static class Standings
{
    public const string TieIsLeft = "The count does not decide a tie: all of them are named as winners until the tie is decided.";

    /// <summary>Sets of options with equal totals, the highest first; inside a set in the order of the paper.</summary>
    public static List<List<int>> ByTotal<T>(IReadOnlyList<T> totals)
        where T : IComparable<T> =>
        [
            .. Enumerable
                .Range(0, totals.Count)
                .GroupBy(option => totals[option])
                .OrderByDescending(set => set.Key)
                .Select(set => set.ToList()),
        ];

    /// <summary>The whole result of a method that fills places, once its order is known.</summary>
    public static CountResult Filled(
        CountMethod method,
        BallotPile pile,
        IReadOnlyList<decimal> totals,
        List<List<int>> ranking,
        int places,
        IEnumerable<string> steps,
        IEnumerable<CountTie>? otherTies = null,
        HeadToHead? headToHead = null
    )
    {
        var said = steps
            .Prepend($"{CountWords.Counted(pile.Ballots, CountWords.Ballot(pile.Kind))} {(pile.Ballots == 1 ? "was" : "were")} counted.")
            .ToList();
        said.InsertRange(1, pile.Notes);
        var (winners, ties) = (new List<int>(), otherTies?.ToList() ?? []);
        if (pile.Papers == 0 || Enumerable.Range(0, pile.Papers).All(p => pile[p].IsEmpty))
            said.Add("No ballot names an option, so nothing wins.");
        else
            Fill(pile, ranking, places, winners, ties, said);
        return new(
            CountWords.Name(method),
            pile.Ballots,
            Totals(pile, totals),
            Ids(pile, ranking),
            Ids(pile, winners),
            ties,
            said,
            headToHead
        );
    }

    public static IReadOnlyDictionary<string, decimal> Totals(BallotPile pile, IReadOnlyList<decimal> totals) =>
        pile.Options.Select((option, i) => (option.Id, Total: totals[i])).ToDictionary(t => t.Id, t => t.Total, StringComparer.Ordinal);

    public static IReadOnlyList<string> Ids(BallotPile pile, IEnumerable<int> options) => [.. options.Select(o => pile.Options[o].Id)];

    public static IReadOnlyList<IReadOnlyList<string>> Ids(BallotPile pile, IEnumerable<IEnumerable<int>> sets) =>
        [.. sets.Select(set => Ids(pile, set))];

    public static string Names(BallotPile pile, IEnumerable<int> options) => CountWords.List(options.Select(pile.Named));

    private static void Fill(
        BallotPile pile,
        List<List<int>> ranking,
        int places,
        List<int> winners,
        List<CountTie> ties,
        List<string> steps
    )
    {
        foreach (var set in ranking)
        {
            var left = places - winners.Count;
            if (left <= 0)
                return;
            var isFirst = winners.Count == 0;
            winners.AddRange(set);
            if (set.Count > left)
            {
                var sentence =
                    $"{Names(pile, set)} are tied for {(isFirst && places == 1 ? "the first place" : $"the last {CountWords.Counted(left, "place")}")}.";
                ties.Add(new(isFirst ? TieKind.FirstPlace : TieKind.CutLine, Ids(pile, set), left, ChangesWinners: true, sentence));
                steps.Add(sentence);
                steps.Add(TieIsLeft);
            }
            else if (isFirst && set.Count > 1)
            {
                var sentence = $"{Names(pile, set)} share the first place. There is a place for each of them.";
                ties.Add(new(TieKind.FirstPlace, Ids(pile, set), set.Count, ChangesWinners: false, sentence));
                steps.Add(sentence);
            }
            else
            {
                steps.Add($"{Names(pile, set)} {(set.Count == 1 ? "wins" : "win")}{(places == 1 ? "" : " a place")}.");
            }
        }
    }
}
