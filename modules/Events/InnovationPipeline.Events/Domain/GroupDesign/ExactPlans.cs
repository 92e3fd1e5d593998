using System.Numerics;
using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Every plan of up to 14 people, by dynamic programming over sets of people (3^people steps a group): the true optimum, a proof
/// that there is no plan, and repairs of which none is shorter. A set of people is the bits of a number.
/// </summary>
internal sealed class ExactPlans
{
    public const int MostPeople = 14;

    private readonly Bounds _bounds;
    private readonly DistanceTable _distances;
    private readonly bool[][] _fits;
    private readonly long[] _within;

    public ExactPlans(Bounds bounds, DistanceTable distances)
    {
        if (bounds.People > MostPeople)
            throw new ArgumentOutOfRangeException(nameof(bounds), bounds.People, $"At most {MostPeople} people");
        (_bounds, _distances) = (bounds, distances);
        _within = new long[1 << bounds.People];
        for (var set = 1; set < _within.Length; set++)
        {
            var first = BitOperations.TrailingZeroCount(set);
            _within[set] = _within[set & (set - 1)];
            for (var rest = set & (set - 1); rest != 0; rest &= rest - 1)
                _within[set] += distances[first, BitOperations.TrailingZeroCount(rest)];
        }
        _fits =
        [
            .. Enumerable.Range(0, bounds.Groups).Select(g => Enumerable.Range(0, _within.Length).Select(set => Fits(g, set)).ToArray()),
        ];
    }

    /// <summary>Any plan that keeps every constraint; none if there is none.</summary>
    public int[]? Any() => Most((_, _) => 0);

    public int[]? LargestTotal() => Most((_, set) => _within[set]);

    /// <summary>Among plans within ε of the largest total the largest smallest diversity, then the most preferences, then the total.</summary>
    public int[]? Best(double epsilon)
    {
        if (LargestTotal() is not { } richest)
            return null;
        var floor = (long)Math.Ceiling(TotalOf(richest) * (1 - epsilon));
        var levels = Enumerable.Range(0, _within.Length).Select(Diversity).Distinct().Order().ToList();
        var (low, high) = (0, levels.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Above(levels[middle]) is { } plan && TotalOf(plan) >= floor)
                low = middle;
            else
                high = middle - 1;
        }
        // Preferences first, then the total, in one number, for each possible count of preferences.
        return Most((group, set) => Diversity(set) >= levels[low] ? _within[set] : null, MetBy, floor);

        int[]? Above(double level) => Most((_, set) => Diversity(set) >= level ? _within[set] : null);
    }

    /// <summary>The plan whose groups are worth most together.</summary>
    /// <param name="worth">of a group and the set of its members; null forbids it</param>
    public int[]? Most(Func<int, int, long?> worth) => Most(worth, static (_, _) => 0, long.MinValue);

    private int[]? Most(Func<int, int, long?> worth, Func<int, int, int> count, long floor)
    {
        var (all, counts) = ((1 << _bounds.People) - 1, _bounds.People + 1);
        // [group][set of people with a seat in it or before][count]: the most worth, and the set that the group has then.
        var best = new long?[_bounds.Groups + 1][];
        var chosen = new int[_bounds.Groups + 1][];
        best[0] = new long?[(all + 1) * counts];
        best[0][0] = 0;
        for (var group = 0; group < _bounds.Groups; group++)
        {
            (best[group + 1], chosen[group + 1]) = (new long?[(all + 1) * counts], new int[(all + 1) * counts]);
            var sets = Enumerable
                .Range(0, all + 1)
                .Where(s => _fits[group][s])
                .Select(s => (Set: s, Worth: worth(group, s), Count: count(group, s)));
            foreach (var (set, value, met) in sets.Where(s => s.Worth is not null))
            {
                var others = all & ~set;
                for (var before = others; ; before = (before - 1) & others)
                {
                    for (var c = 0; c + met < counts; c++)
                        if (best[group][(before * counts) + c] is { } sum)
                        {
                            var at = ((before | set) * counts) + c + met;
                            if (best[group + 1][at] is { } known && known >= sum + value)
                                continue;
                            (best[group + 1][at], chosen[group + 1][at]) = (sum + value, set);
                        }
                    if (before == 0)
                        break;
                }
            }
        }
        for (var c = counts - 1; c >= 0; c--)
            if (best[^1][(all * counts) + c] is { } sum && sum >= floor)
                return Traced(chosen, count, all, c, counts);
        return null;
    }

    private int[] Traced(int[][] chosen, Func<int, int, int> count, int seated, int met, int counts)
    {
        var plan = new int[_bounds.People];
        for (var group = _bounds.Groups; group > 0; group--)
        {
            var set = chosen[group][(seated * counts) + met];
            for (var rest = set; rest != 0; rest &= rest - 1)
                plan[BitOperations.TrailingZeroCount(rest)] = group - 1;
            (seated, met) = (seated & ~set, met - count(group - 1, set));
        }
        return plan;
    }

    private long TotalOf(int[] plan) => new Partition(_distances, _bounds.Groups, plan).Total;

    private double Diversity(int set) =>
        BitOperations.PopCount((uint)set) is var size && size < 2 ? 0 : _within[set] / (size * (size - 1) / 2d);

    private int MetBy(int group, int set)
    {
        var met = 0;
        for (var rest = set; rest != 0; rest &= rest - 1)
            met += _bounds.Prefers[(BitOperations.TrailingZeroCount(rest) * _bounds.Groups) + group] ? 1 : 0;
        return met;
    }

    private bool Fits(int group, int set)
    {
        var b = _bounds;
        var tallies = new int[b.Tallies];
        var (disciplines, organisations) = (new HashSet<int>(), new Dictionary<int, int>());
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            var person = BitOperations.TrailingZeroCount(rest);
            if (
                b.Banned[(person * b.Groups) + group] > 0
                || b.Together[person].Any(partner => (set >> partner & 1) == 0)
                || b.Apart[person].Any(partner => (set >> partner & 1) != 0)
            )
                return false;
            for (var t = 0; t < b.Tallies; t++)
                tallies[t] += (int)(b.TalliesOf[person] >> t & 1);
            if (b.Discipline[person] != Coded.Unknown)
                disciplines.Add(b.Discipline[person]);
            if (b.Organisation[person] is >= 0 and var organisation)
                organisations[organisation] = organisations.GetValueOrDefault(organisation) + 1;
        }
        return disciplines.Count >= b.MinDisciplines
            && organisations.Values.All(count => count <= b.MaxFromOneOrganisation)
            && !(b.NoLoneRemote && tallies[Bounds.Remote] == 1)
            && Enumerable
                .Range(0, b.Tallies)
                .All(t => tallies[t] >= b.Least[(group * b.Tallies) + t] && tallies[t] <= b.Most[(group * b.Tallies) + t]);
    }
}
