namespace InnovationPipeline.Ideation.Domain;

/// <summary>A list that a person types one to a line.</summary>
internal static class Lines
{
    public static IReadOnlyList<string> Of(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Whole hundredths, rounded down: 100 means nothing is missing.</summary>
internal static class Percent
{
    public static int Of(int done, int all) => all == 0 ? 0 : 100 * done / all;
}
