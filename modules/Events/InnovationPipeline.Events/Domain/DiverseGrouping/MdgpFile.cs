using System.Globalization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// An instance of the MDGP library: line 1 "people groups ss|ds low high low high …" with the bounds of each group's size, then one
/// line "i j distance" for each pair, people counted from 0. Blank lines are left alone.
/// </summary>
internal sealed class MdgpFile
{
    internal static class Rules
    {
        internal static readonly Rule Empty = new("The file is empty");

        internal static readonly Rule Head = new(
            "Line 1: this is not people, groups, ss or ds, and then the fewest and most people of each group"
        );

        internal static readonly Rule Pairs = new("Line 1: there must be at least 2 people and at least 1 group");

        internal static readonly Rule Size = new($"Line 1: at most {MostPeople} people and {MostGroups} groups are read");

        internal static readonly Rule Bounds = new(
            "Line 1: a group's fewest people must not be negative and not above its most; with \"ss\" all groups have one size"
        );

        internal static Rule Fits(int people, int low, int high) =>
            new($"Line 1: the groups hold between {low} and {high} people, and there are {people}");

        internal static Rule Numbers(int line) => new($"Line {line}: this is not two people and their distance");

        internal static Rule Known(int line, int people) =>
            new($"Line {line}: people are numbered from 0 to {people - 1}, and a pair is two of them");

        internal static Rule Distance(int line) => new($"Line {line}: a distance is a number from 0 to {Farthest:0}");

        internal static Rule Once(int line, int a, int b) => new($"Line {line}: the pair {a} {b} was there before");

        internal static Rule All(int a, int b, int missing) => new($"The pair {a} {b} is missing, one of {missing}");
    }

    private const int MostPeople = 5_000;
    private const int MostGroups = 1_000;
    private const double Farthest = 1_000_000;

    // Row-major; NaN where nothing was read yet.
    private readonly double[] _distances;

    private MdgpFile(int people, IReadOnlyList<SizeBounds> bounds)
    {
        (People, Bounds) = (people, bounds);
        _distances = new double[people * people];
        Array.Fill(_distances, double.NaN);
    }

    public int People { get; }
    public IReadOnlyList<SizeBounds> Bounds { get; }

    public double this[int a, int b] => a == b ? 0 : _distances[(a * People) + b];

    /// <exception cref="RuleBroken">with the line and what is wrong with it</exception>
    public static MdgpFile Read(IEnumerable<string> lines)
    {
        MdgpFile? file = null;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (number == 1)
                file = Head(line.Trim('\uFEFF', ' ', '\t').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            else
                file!.Pair(number, line.AsSpan().Trim())?.Require(false);
        }
        Rules.Empty.Require(file is not null);
        file.RequireAll();
        return file;
    }

    public GroupProblem Problem() => new(DistanceTable.Of(People, Bounds.Max(b => b.High), (a, b) => this[a, b]), Bounds);

    /// <summary>The summed distance of all pairs that share a group, in the file's own numbers.</summary>
    public double Objective(IReadOnlyList<int> groupOf)
    {
        var total = 0d;
        for (var a = 0; a < People; a++)
        for (var b = a + 1; b < People; b++)
            if (groupOf[a] == groupOf[b])
                total += this[a, b];
        return total;
    }

    private static MdgpFile Head(string[] words)
    {
        Rules.Empty.Require(words.Length > 0);
        Rules.Head.Require(words.Length >= 3 && words[2] is "ss" or "ds");
        var numbers = words.Where((_, i) => i != 2).Select(w => Whole(w)).ToList();
        Rules.Head.Require(!numbers.Contains(null));
        var (people, groups) = (numbers[0]!.Value, numbers[1]!.Value);
        Rules.Pairs.Require(people >= 2 && groups >= 1);
        Rules.Size.Require(people <= MostPeople && groups <= MostGroups);
        Rules.Head.Require(numbers.Count == 2 + (2 * groups));
        var bounds = numbers.Skip(2).Chunk(2).Select(pair => new SizeBounds(pair[0]!.Value, pair[1]!.Value)).ToList();
        Rules.Bounds.Require(bounds.All(b => 0 <= b.Low && b.Low <= b.High && b.High <= people));
        Rules.Bounds.Require(words[2] == "ds" || bounds.Distinct().Count() == 1);
        var (low, high) = (bounds.Sum(b => b.Low), bounds.Sum(b => b.High));
        Rules.Fits(people, low, high).Require(low <= people && people <= high);
        return new MdgpFile(people, bounds);
    }

    /// <returns>the rule that the line breaks: made only then, as there are as many lines as pairs</returns>
    private Rule? Pair(int number, ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return null;
        Span<Range> words = stackalloc Range[4];
        if (
            line.SplitAny(words, " \t", StringSplitOptions.RemoveEmptyEntries) != 3
            || Whole(line[words[0]]) is not { } a
            || Whole(line[words[1]]) is not { } b
            || !double.TryParse(line[words[2]], NumberStyles.Float, CultureInfo.InvariantCulture, out var distance)
        )
            return Rules.Numbers(number);
        if (a < 0 || a >= People || b < 0 || b >= People || a == b)
            return Rules.Known(number, People);
        if (distance is not (>= 0 and <= Farthest))
            return Rules.Distance(number);
        ref var known = ref _distances[(a * People) + b];
        if (!double.IsNaN(known))
            return Rules.Once(number, a, b);
        known = _distances[(b * People) + a] = distance;
        return null;
    }

    private void RequireAll()
    {
        var missing = (
            from a in Enumerable.Range(0, People)
            from b in Enumerable.Range(a + 1, People - a - 1)
            where double.IsNaN(this[a, b])
            select (a, b)
        ).ToList();
        if (missing is [var (first, second), ..])
            Rules.All(first, second, missing.Count).Require(false);
    }

    private static int? Whole(ReadOnlySpan<char> word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
