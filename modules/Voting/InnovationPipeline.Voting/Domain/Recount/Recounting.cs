namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>
/// The methods of a round, counted in the plainest way there is, for <see cref="ResultCheck"/>. A ballot is what it gives each option that it
/// marks, by number. Slow beside what counts rounds, and meant to be read beside it.
/// </summary>
internal static class Recounting
{
    /// <summary>Sets of options that an instant run-off follows; where ties lead to more, the tied go out together (docs/voting.md).</summary>
    private const int MostSets = 2_000;

    /// <param name="Figures">what the result shows beside each option</param>
    /// <param name="Places">1 is best, equal where tied; only the order counts</param>
    internal sealed record Count(IReadOnlyDictionary<int, int> Figures, IReadOnlyDictionary<int, int> Places);

    public static Count? Of(string method, IReadOnlyCollection<int> options, IReadOnlyList<IReadOnlyDictionary<int, int>> ballots) =>
        method switch
        {
            "ChooseOne" or "Approval" or "Dots" or "Score" => Sums(options, ballots),
            "Schulze" => Schulze([.. options], ballots),
            "InstantRunOff" => InstantRunOff([.. options.Order()], ballots),
            _ => null,
        };

    private static Count Sums(IReadOnlyCollection<int> options, IReadOnlyList<IReadOnlyDictionary<int, int>> ballots)
    {
        var sums = options.ToDictionary(o => o, o => ballots.Sum(b => b.GetValueOrDefault(o)));
        return new Count(sums, sums.ToDictionary(s => s.Key, s => 1 + sums.Values.Count(other => other > s.Value)));
    }

    /// <summary>Ballots that put the one above the other; an option without a rank is below all that have one.</summary>
    public static int Above(IReadOnlyList<IReadOnlyDictionary<int, int>> ballots, int one, int other) =>
        ballots.Count(b => b.TryGetValue(one, out var rank) && (!b.TryGetValue(other, out var against) || rank < against));

    private static Count Schulze(List<int> options, IReadOnlyList<IReadOnlyDictionary<int, int>> ballots)
    {
        // A win is (ballots for it, fewer against it is better); tuples compare in that order.
        var win = new Dictionary<(int, int), (int For, int Against)>();
        foreach (var a in options)
        foreach (var b in options.Where(b => b != a))
        {
            var (up, down) = (Above(ballots, a, b), Above(ballots, b, a));
            win[(a, b)] = up > down ? (up, -down) : (0, 0);
        }
        foreach (var via in options)
        foreach (var a in options.Where(a => a != via))
        foreach (var b in options.Where(b => b != via && b != a))
        {
            var weakest = win[(a, via)].CompareTo(win[(via, b)]) < 0 ? win[(a, via)] : win[(via, b)];
            if (weakest.For > 0 && (win[(a, b)].For == 0 || weakest.CompareTo(win[(a, b)]) > 0))
                win[(a, b)] = weakest;
        }
        bool Stands(int a, int b) => win[(a, b)].For > 0 && (win[(b, a)].For == 0 || win[(a, b)].CompareTo(win[(b, a)]) > 0);

        var places = new Dictionary<int, int>();
        for (var (left, place) = (options.ToList(), 1); left.Count > 0; place++)
        {
            var first = left.FindAll(a => !left.Exists(b => b != a && Stands(b, a)));
            first.ForEach(a => places.Add(a, place));
            left = [.. left.Except(first)];
        }
        return new Count(options.ToDictionary(a => a, a => options.Count(b => b != a && Stands(a, b))), places);
    }

    private static Count InstantRunOff(List<int> options, IReadOnlyList<IReadOnlyDictionary<int, int>> ballots)
    {
        Dictionary<int, int> Votes(List<int> left)
        {
            var votes = left.ToDictionary(o => o, _ => 0);
            foreach (var ballot in ballots)
            {
                var choices = left.Where(ballot.ContainsKey).ToList();
                if (choices.Count > 0)
                    votes[choices.MinBy(o => ballot[o])]++;
            }
            return votes;
        }

        // From all options down to one, every set that can be left; by its size, so that each is looked at once.
        var best = options.ToDictionary(o => o, _ => options.Count);
        var (sets, followed) = (new List<List<int>> { options }, 0);
        for (var size = options.Count; size >= 1; size--)
        {
            var here = sets.FindAll(left => left.Count == size)
                .ConvertAll(left =>
                {
                    var votes = Votes(left);
                    var fewest = left.FindAll(o => votes[o] == votes.Values.Min());
                    // Options without a vote go together: their order moves nothing.
                    return (Left: left, Fewest: fewest, Together: votes[fewest[0]] == 0);
                });
            if (here.Count == 0)
                continue;
            followed += here.Count;
            if (After(here) is { Count: > 1 } after && after.Count > MostSets - followed)
                here = here.ConvertAll(h => h with { Together = true });
            foreach (var (left, fewest, together) in here)
            foreach (var gone in fewest)
                best[gone] = Math.Min(best[gone], together ? size - fewest.Count + 1 : size);
            sets = Distinct(sets.Where(left => left.Count < size).Concat(After(here)));
        }
        return new Count(Votes(options), best);

        static List<List<int>> After(IEnumerable<(List<int> Left, List<int> Fewest, bool Together)> here) =>
            Distinct(
                here.SelectMany(h =>
                    h.Together
                        ?
                        [
                            [.. h.Left.Except(h.Fewest)],
                        ]
                        : h.Fewest.Select(gone => h.Left.FindAll(o => o != gone)).ToList()
                )
            );

        static List<List<int>> Distinct(IEnumerable<List<int>> sets) =>
            [.. sets.Where(s => s.Count > 0).DistinctBy(s => string.Join(' ', s))];
    }
}
