using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>The module's closed lists, in the words that people read.</summary>
internal static class InWords
{
    public static string Words(this Standing standing) =>
        standing switch
        {
            Standing.LongListed => "Long list",
            Standing.Shortlisted => "Shortlist",
            Standing.TopIdea => "Top idea",
            Standing.NotSelected => "Not selected",
            _ => "Withdrawn",
        };

    public static string Words(this LinkKind kind) =>
        kind switch
        {
            LinkKind.InspiredBy => "Inspired by",
            LinkKind.BuiltOn => "Built on",
            LinkKind.MergedFrom => "Merged from",
            _ => "Split from",
        };

    public static string Words(this BarrierCategory category) => BarrierCategories.InWords(category);

    public static string Words(this DispositionKind kind) =>
        kind switch
        {
            DispositionKind.ToTheme => "Part of a theme",
            DispositionKind.ToInitiative => "Taken forward as an initiative",
            DispositionKind.OfferedToIcs => "Offered to an organisation",
            DispositionKind.Parked => "Parked until a review",
            _ => "Closed",
        };

    /// <summary>The beginning of a text, cut where no character is broken.</summary>
    public static string Shortened(this string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end].TrimEnd() + "…";
    }
}
