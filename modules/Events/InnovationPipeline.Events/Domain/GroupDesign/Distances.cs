using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// How different people are (Gower 1971): the weighted mean over the attributes that both have of 0 or 1 for names, steps apart over the
/// range for seniority, and 1 - shared / all for integrated care systems. Between 0 and 1; 0 where two people have nothing to compare.
/// </summary>
internal sealed class Distances
{
    private readonly (double Weight, int[] Codes)[] _names;
    private readonly int[] _seniority;
    private readonly double _aStep;
    private readonly int[][] _ics;
    private readonly Weights _weights;

    public Distances(IReadOnlyList<Participant> people, Weights weights)
    {
        var coded = new Coded(people);
        _weights = weights;
        _names =
        [
            .. new[]
            {
                (weights.Discipline, coded.Discipline),
                (weights.Organisation, coded.Organisation),
                (weights.Sector, coded.Sector),
                (weights.Mode, coded.Mode),
            }.Where(n => n.Item1 > 0),
        ];
        _seniority = [.. people.Select(p => p.Seniority ?? Coded.Unknown)];
        var known = _seniority.Where(s => s != Coded.Unknown).DefaultIfEmpty().ToList();
        _aStep = weights.Seniority / Math.Max(1, known.Max() - known.Min());
        _ics = coded.Ics;
    }

    public static DistanceTable Of(DesignProblem problem)
    {
        var largest = Math.Min(problem.Groups.Max(g => g.Max), problem.People.Count);
        return problem.Distance is { } given
            ? DistanceTable.Of(problem.People.Count, largest, given)
            : DistanceTable.Of(problem.People.Count, largest, new Distances(problem.People, problem.Weights).Between, longest: 1);
    }

    /// <summary>Of two people by their positions.</summary>
    public double Between(int a, int b)
    {
        var (sum, of) = (0d, 0d);
        foreach (var (weight, codes) in _names)
        {
            var (one, other) = (codes[a], codes[b]);
            if (one == Coded.Unknown || other == Coded.Unknown)
                continue;
            of += weight;
            sum += one == other ? 0 : weight;
        }
        if (_seniority[a] != Coded.Unknown && _seniority[b] != Coded.Unknown)
        {
            sum += _aStep * Math.Abs(_seniority[a] - _seniority[b]);
            of += _weights.Seniority;
        }
        var (mine, theirs) = (_ics[a], _ics[b]);
        if (mine.Length > 0 && theirs.Length > 0)
        {
            var shared = 0;
            foreach (var ics in mine)
                shared += theirs.AsSpan().Contains(ics) ? 1 : 0;
            sum += _weights.Ics * (1 - ((double)shared / (mine.Length + theirs.Length - shared)));
            of += _weights.Ics;
        }
        return of > 0 ? sum / of : 0;
    }
}

/// <summary>The attributes of people as small whole numbers.</summary>
internal sealed class Coded
{
    public const int Unknown = -1;

    public Coded(IReadOnlyList<Participant> people)
    {
        Discipline = Codes(people, p => p.Discipline);
        Organisation = Codes(people, p => p.Organisation);
        Sector = [.. people.Select(p => (int?)p.Sector ?? Unknown)];
        Mode = [.. people.Select(p => (int?)p.Mode ?? Unknown)];
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Ics = [.. people.Select(p => p.Ics.Select(i => Code(known, i)).Distinct().ToArray())];
    }

    public int[] Discipline { get; }
    public int[] Organisation { get; }
    public int[] Sector { get; }
    public int[] Mode { get; }
    public int[][] Ics { get; }

    private static int[] Codes(IReadOnlyList<Participant> people, Func<Participant, string?> of)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. people.Select(p => of(p)?.Trim() is { Length: > 0 } text ? Code(known, text) : Unknown)];
    }

    private static int Code(Dictionary<string, int> known, string text)
    {
        if (!known.TryGetValue(text, out var code))
            known.Add(text, code = known.Count);
        return code;
    }
}
