namespace InnovationPipeline.Events.Domain;

/// <summary>The list that people choose from, so that groups can be mixed by it.</summary>
internal static class Disciplines
{
    public static readonly IReadOnlyList<string> All =
    [
        "Clinical",
        "Finance",
        "Digital and data",
        "Consulting and improvement",
        "Operations",
        "Workforce",
        "Commissioning",
        "Lived experience",
        "Other",
    ];

    public static string? Named(string text) => All.FirstOrDefault(d => string.Equals(d, text.Trim(), StringComparison.OrdinalIgnoreCase));
}
