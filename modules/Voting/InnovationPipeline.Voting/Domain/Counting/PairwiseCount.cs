using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// Judgements of pairs, by the strengths under which they are most likely if a beats b with a chance of a's strength ÷ the sum of both
/// (Bradley and Terry 1952). Those exist, and are the only ones, exactly if a chain of wins leads from every option to every other (Ford
/// 1957); otherwise there is no ranking, and the refusal names the parts. The order of the judgements does not matter.
/// </summary>
internal static class PairwiseCount
{
    /// <summary>Logarithms of strengths that differ by less are level: far above what rounding does, far below what judgements can.</summary>
    private const double Level = 1e-7;
    private const decimal MostShown = 1_000_000_000_000;

    internal static class Rules
    {
        internal static Rule TiedTogether(string parts, string unbeaten, string judged) =>
            new(
                "These judgements give no ranking: a chain of wins has to lead from every option to every other. "
                    + $"The parts are {parts}. Nothing outside has beaten {unbeaten} yet: judge more pairs across the parts. Judgements so far: {judged}"
            );
    }

    /// <exception cref="RuleBroken">where the judgements do not tie all options together</exception>
    public static CountResult Of(BallotPile pile, int places)
    {
        var n = pile.Options.Count;
        var wins = new long[n, n];
        for (var paper = 0; paper < pile.Papers; paper++)
            wins[pile[paper][0].Option, pile[paper][1].Option] += pile.TimesOf(paper);
        RequireOnePart(pile, wins);

        var logs = Strengths.Of(wins);
        var mean = logs.Average();
        decimal[] shown = [.. logs.Select(log => Math.Round((decimal)Math.Min(Math.Exp(log - mean), (double)MostShown), 4))];
        var ranking = Ranked(logs);
        return Standings.Filled(
            CountMethod.Pairwise,
            pile,
            shown,
            ranking,
            places,
            Steps(pile, wins, shown, ranking),
            headToHead: new HeadToHead(
                Standings.Ids(pile, Enumerable.Range(0, n)),
                [.. Enumerable.Range(0, n).Select(a => (IReadOnlyList<int>)[.. Enumerable.Range(0, n).Select(b => (int)wins[a, b])])]
            )
        );
    }

    private static List<List<int>> Ranked(double[] logs)
    {
        var ranking = new List<List<int>>();
        foreach (var option in Enumerable.Range(0, logs.Length).OrderByDescending(o => logs[o]))
            if (ranking.Count > 0 && logs[ranking[^1][^1]] - logs[option] < Level)
                ranking[^1].Add(option);
            else
                ranking.Add([option]);
        ranking.ForEach(set => set.Sort());
        return ranking;
    }

    private static void RequireOnePart(BallotPile pile, long[,] wins)
    {
        var n = pile.Options.Count;
        var reaches = new bool[n, n];
        for (var a = 0; a < n; a++)
        for (var b = 0; b < n; b++)
            reaches[a, b] = a == b || wins[a, b] > 0;
        for (var via = 0; via < n; via++)
        for (var a = 0; a < n; a++)
            if (reaches[a, via])
                for (var b = 0; b < n; b++)
                    reaches[a, b] |= reaches[via, b];
        var parts = Enumerable
            .Range(0, n)
            .GroupBy(a => Enumerable.Range(0, n).First(b => reaches[a, b] && reaches[b, a]))
            .Select(part => part.ToList())
            .ToList();
        if (parts.Count == 1)
            return;
        var unbeaten = parts.First(part => !Enumerable.Range(0, n).Any(a => !part.Contains(a) && reaches[a, part[0]]));
        Rules
            .TiedTogether(
                CountWords.List(parts.Select(part => $"({string.Join(", ", part.Select(pile.Named))})")),
                CountWords.List(unbeaten.Select(pile.Named), "or"),
                string.Join(", ", Enumerable.Range(0, n).Select(o => $"{pile.Named(o)} {CountWords.Number(Judged(wins, o))}"))
            )
            .Require(false);
    }

    private static long Judged(long[,] wins, int option) =>
        Enumerable.Range(0, wins.GetLength(0)).Sum(other => wins[option, other] + wins[other, option]);

    private static IEnumerable<string> Steps(BallotPile pile, long[,] wins, decimal[] shown, List<List<int>> ranking)
    {
        var n = pile.Options.Count;
        var pairs = Enumerable.Range(0, n).Sum(a => Enumerable.Range(a + 1, n - a - 1).Count(b => wins[a, b] + wins[b, a] > 0));
        yield return "Each judgement says which of two options is the better one.";
        yield return $"{CountWords.Number(pairs)} of {CountWords.Counted(n * (n - 1) / 2, "pair")} {(pairs == 1 ? "was" : "were")} judged. "
            + "A chain of wins leads from every option to every other, so that they can be ranked.";
        for (var option = 0; option < n; option++)
        {
            var won = Enumerable.Range(0, n).Sum(other => wins[option, other]);
            yield return $"{pile.Named(option)} was judged {CountWords.Counted(Judged(wins, option), "time")} and won {CountWords.Number(won)}.";
        }
        yield return "Strengths are those that make these judgements most likely, if one option beats another with a chance of "
            + "its strength divided by the sum of both. Multiplied together they give 1.";
        foreach (var set in ranking)
        foreach (var option in set)
            yield return $"{pile.Named(option)} has strength {CountWords.Number(shown[option])}.";
    }
}
