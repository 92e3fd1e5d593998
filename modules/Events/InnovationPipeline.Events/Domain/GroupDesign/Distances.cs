namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// How different people are (Gower 1971): the weighted mean over the attributes that both have of 0 or 1 for names, steps apart over the
/// range for seniority, and 1 - shared / all for integrated care systems. Between 0 and 1; 0 where two people have nothing to compare.
/// </summary>
internal static class Distances
{
    public static DistanceTable Of(DesignProblem problem)
    {
        var largest = Math.Min(problem.Groups.Max(g => g.Max), problem.People.Count);
        return DistanceTable.Of(problem.People.Count, largest, problem.Distance ?? Between(problem.People, problem.Weights));
    }

    /// <summary>Of two people by their positions.</summary>
    public static Func<int, int, double> Between(IReadOnlyList<Participant> people, Weights weights)
    {
        var seniority = people.Select(p => p.Seniority ?? Coded.Unknown).ToArray();
        var known = seniority.Where(s => s != Coded.Unknown).DefaultIfEmpty().ToList();
        var range = Math.Max(1, known.Max() - known.Min());
        var coded = new Coded(people);
        return (a, b) =>
        {
            var (sum, of) = (0d, 0d);
            Compare(weights.Discipline, coded.Discipline[a], coded.Discipline[b]);
            Compare(weights.Organisation, coded.Organisation[a], coded.Organisation[b]);
            Compare(weights.Sector, coded.Sector[a], coded.Sector[b]);
            Compare(weights.Mode, coded.Mode[a], coded.Mode[b]);
            if (seniority[a] != Coded.Unknown && seniority[b] != Coded.Unknown)
            {
                sum += weights.Seniority * Math.Abs(seniority[a] - seniority[b]) / range;
                of += weights.Seniority;
            }
            if (coded.Ics[a] is { Length: > 0 } mine && coded.Ics[b] is { Length: > 0 } theirs)
            {
                var shared = 0;
                foreach (var ics in mine)
                    shared += Array.IndexOf(theirs, ics) >= 0 ? 1 : 0;
                sum += weights.Ics * (1 - ((double)shared / (mine.Length + theirs.Length - shared)));
                of += weights.Ics;
            }
            return of > 0 ? sum / of : 0;

            void Compare(double weight, int one, int other)
            {
                if (one == Coded.Unknown || other == Coded.Unknown)
                    return;
                of += weight;
                if (one != other)
                    sum += weight;
            }
        };
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
        Sector = Codes(people, p => p.Sector?.ToString());
        Mode = Codes(people, p => p.Mode?.ToString());
        var ics = people
            .SelectMany(p => p.Ics)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Index()
            .ToDictionary(i => i.Item, i => i.Index, StringComparer.OrdinalIgnoreCase);
        Ics = [.. people.Select(p => p.Ics.Select(i => ics[i]).Distinct().ToArray())];
    }

    public int[] Discipline { get; }
    public int[] Organisation { get; }
    public int[] Sector { get; }
    public int[] Mode { get; }
    public int[][] Ics { get; }

    private static int[] Codes(IReadOnlyList<Participant> people, Func<Participant, string?> of)
    {
        var known = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var codes = new int[people.Count];
        for (var i = 0; i < codes.Length; i++)
            if (of(people[i])?.Trim() is not { Length: > 0 } text)
                codes[i] = Unknown;
            else if (!known.TryGetValue(text, out codes[i]))
                known.Add(text, codes[i] = known.Count);
        return codes;
    }
}
