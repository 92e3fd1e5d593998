namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Blau's index of variety and what of it a group could have (Solanas and others 2012).</summary>
internal static class Diversity
{
    /// <summary>The chance that two members, drawn with replacement, differ: 1 - Σp².</summary>
    public static double Blau(IEnumerable<int> counts)
    {
        var known = counts.ToList();
        var all = (double)known.Sum();
        return all == 0 ? 0 : 1 - known.Sum(c => c / all * (c / all));
    }

    /// <summary>The most that members could have over the categories there are: as even as whole people allow.</summary>
    public static double MostBlau(int members, int categories) =>
        members == 0 || categories == 0
            ? 0
            : Blau(Enumerable.Range(0, categories).Select(c => (members / categories) + (c < members % categories ? 1 : 0)));

    public static Mix Of(MixedBy attribute, IReadOnlyList<Participant> members, IReadOnlyList<Participant> everyone)
    {
        var counts = members
            .SelectMany(m => ValuesOf(m, attribute))
            .CountBy(v => v, StringComparer.OrdinalIgnoreCase)
            .Select(c => c.Value)
            .ToList();
        var categories = everyone.SelectMany(p => ValuesOf(p, attribute)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        var (blau, most) = (Blau(counts), MostBlau(counts.Sum(), categories));
        return new(attribute, blau, most > 0 ? blau / most : null);
    }

    /// <summary>What is known of a person; several for integrated care systems.</summary>
    public static IEnumerable<string> ValuesOf(Participant person, MixedBy attribute)
    {
        if (attribute == MixedBy.Ics)
            return person.Ics;
        var value = attribute switch
        {
            MixedBy.Discipline => person.Discipline,
            MixedBy.Seniority => person.Seniority?.ToString(),
            MixedBy.Organisation => person.Organisation,
            MixedBy.Sector => person.Sector is { } sector ? PlainWords.Of(sector) : null,
            _ => person.Mode is { } mode ? PlainWords.Of(mode) : null,
        };
        return string.IsNullOrWhiteSpace(value) ? [] : [value.Trim()];
    }
}
