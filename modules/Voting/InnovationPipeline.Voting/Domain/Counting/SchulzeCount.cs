namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// Schulze's method (2011). A win is as strong as the ballots for it; between wins with equally many, the one with fewer
/// ballots against it is the stronger. A chain of wins is as strong as its weakest. An option stands above another if its
/// strongest chain to it is stronger than the strongest chain back. The order is read off in layers: those above whom
/// nobody stands, then the same among the rest.
/// </summary>
internal static class SchulzeCount
{
    private const int MostOptionsToListPairs = 8;

    public static CountResult Of(BallotPile pile, int places)
    {
        var table = PairwiseTable.Of(pile);
        var chains = StrongestChains(table);
        var n = table.Options;
        bool Above(int a, int b) => chains[(a * n) + b] > chains[(b * n) + a];

        var ranking = Layers(n, Above);
        var totals = Enumerable.Range(0, n).Select(a => (decimal)Enumerable.Range(0, n).Count(b => Above(a, b))).ToArray();
        return Standings.Filled(
            CountMethod.Schulze,
            pile,
            totals,
            ranking,
            places,
            Steps(pile, table, chains, ranking),
            headToHead: table.Shown(pile)
        );
    }

    /// <summary>Strengths by row and column; 0 where there is no chain. One number holds both parts of a strength.</summary>
    private static long[] StrongestChains(PairwiseTable table)
    {
        var n = table.Options;
        var chains = new long[n * n];
        for (var a = 0; a < n; a++)
        for (var b = 0; b < n; b++)
            if (table.IsAheadOf(a, b))
                chains[(a * n) + b] = Strength(table[a, b], table[b, a]);
        for (var via = 0; via < n; via++)
        for (var a = 0; a < n; a++)
        {
            var first = chains[(a * n) + via];
            if (first == 0)
                continue;
            for (var b = 0; b < n; b++)
                if (a != b && Math.Min(first, chains[(via * n) + b]) is var chain && chain > chains[(a * n) + b])
                    chains[(a * n) + b] = chain;
        }
        return chains;
    }

    private static long Strength(int ballotsFor, int ballotsAgainst) => ((long)ballotsFor << 32) | (uint)(int.MaxValue - ballotsAgainst);

    private static string Said(long strength) =>
        strength == 0 ? "none" : $"{CountWords.Number(strength >> 32)} to {CountWords.Number(int.MaxValue - (strength & uint.MaxValue))}";

    private static List<List<int>> Layers(int n, Func<int, int, bool> above)
    {
        var (layers, rest) = (new List<List<int>>(), Enumerable.Range(0, n).ToList());
        while (rest.Count > 0)
        {
            var layer = rest.Where(a => !rest.Exists(b => above(b, a))).ToList();
            layers.Add(layer);
            rest = [.. rest.Except(layer)];
        }
        return layers;
    }

    private static IEnumerable<string> Steps(BallotPile pile, PairwiseTable table, long[] chains, List<List<int>> ranking)
    {
        var n = table.Options;
        yield return "For each two options, the ballots that place the one above the other are counted. "
            + "An option left unranked is below every ranked one and level with the other unranked ones.";
        if (n <= MostOptionsToListPairs)
            for (var a = 0; a < n; a++)
            for (var b = a + 1; b < n; b++)
                yield return Pair(pile, table, a, b);

        var best = Enumerable.Range(0, n).FirstOrDefault(a => Enumerable.Range(0, n).All(b => a == b || table.IsAheadOf(a, b)), -1);
        yield return best >= 0
            ? $"{pile.Named(best)} is ahead of every other option, one against one."
            : "No option is ahead of every other, one against one, so chains of wins are compared: a chain is as strong as its weakest win.";
        foreach (var (higher, lower) in ranking.Zip(ranking.Skip(1)))
        foreach (var b in lower)
        {
            // Nobody is left in the lower layer without somebody above it in the higher one.
            var a = higher.Find(a => chains[(a * n) + b] > chains[(b * n) + a]);
            yield return $"{pile.Named(a)} stands above {pile.Named(b)}: the strongest chain of wins to it has {Said(chains[(a * n) + b])} at its weakest, the strongest chain back {Said(chains[(b * n) + a])}.";
        }
    }

    private static string Pair(BallotPile pile, PairwiseTable table, int a, int b)
    {
        if (table[a, b] == table[b, a])
            return $"{pile.Named(a)} and {pile.Named(b)} are level, {CountWords.Number(table[a, b])} to {CountWords.Number(table[b, a])}.";
        var (ahead, behind) = table.IsAheadOf(a, b) ? (a, b) : (b, a);
        return $"{pile.Named(ahead)} is ahead of {pile.Named(behind)}, {CountWords.Number(table[ahead, behind])} to {CountWords.Number(table[behind, ahead])}.";
    }
}
