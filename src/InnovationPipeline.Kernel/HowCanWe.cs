using System.Text.RegularExpressions;

namespace InnovationPipeline.Kernel;

/// <summary>The one open form of a challenge: "How can we {outcome} through {means}?"</summary>
public sealed partial record HowCanWe
{
    private const int MostWords = 40;

    public static readonly Rule BothParts = new("Say both what should get better and through what");
    public static readonly Rule NotTooLong = new("Use 40 words or fewer in each part of the question");

    public string Outcome { get; }
    public string Means { get; }

    public HowCanWe(string outcome, string means)
    {
        Outcome = Tidy(Opening().Replace(outcome, ""));
        Means = Tidy(ThroughAtStart().Replace(means, ""));
        BothParts.Require(Outcome.Length > 0 && Means.Length > 0);
        NotTooLong.Require(Words(Outcome) <= MostWords && Words(Means) <= MostWords);
    }

    public string Question => $"How can we {Outcome} through {Means}?";

    public override string ToString() => Question;

    /// <summary>Splits a pasted question at its last " through "; null when it has none.</summary>
    public static (string Outcome, string Means)? Split(string question)
    {
        var text = Tidy(Opening().Replace(question, ""));
        var at = text.LastIndexOf(" through ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : (text[..at], text[(at + " through ".Length)..]);
    }

    private static string Tidy(string text)
    {
        var tidy = Spaces().Replace(text, " ").Trim().TrimEnd('?', '.', ' ');
        // "Improve" becomes "improve"; "NHS" and "GP" stay as they are.
        return tidy.Length > 1 && char.IsUpper(tidy[0]) && char.IsLower(tidy[1]) ? char.ToLowerInvariant(tidy[0]) + tidy[1..] : tidy;
    }

    private static int Words(string text) => text.Split(' ').Length;

    [GeneratedRegex(@"^\s*how\s+(?:can|might|could)\s+we\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*through\s+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ThroughAtStart();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
