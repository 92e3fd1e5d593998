namespace InnovationPipeline.Portfolio.Domain;

/// <summary>Development's stages in the order of a board's table; what leaves early is an off-ramp.</summary>
internal static class Stages
{
    public const string First = "Assessment";

    private static readonly string[] Run = [First, "Development", "BenefitRealisation", "Sustained", "Closed"];
    private static readonly string[] OffRamps = ["Parked", "Stopped", "Merged"];

    /// <summary>All that are known, then any other that a fact names, so that nothing falls out of the sum.</summary>
    public static IReadOnlyList<string> With(IEnumerable<string> named) =>
        [
            .. Run,
            .. OffRamps,
            .. named.Except([.. Run, .. OffRamps], StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];

    public static bool IsOffRamp(string stage) => OffRamps.Contains(stage, StringComparer.Ordinal);

    /// <summary>"Benefit realisation"</summary>
    public static string InWords(string stage) =>
        string.Concat(stage.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}
