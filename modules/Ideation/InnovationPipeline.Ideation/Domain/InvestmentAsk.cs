using System.Globalization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>The investment and support that one idea needs; there from the start, blank, and filled in by its group.</summary>
internal sealed class InvestmentAsk(Guid id) : Aggregate(id)
{
    internal static class Rules
    {
        internal static readonly Rule NotNegative = new("Enter amounts of nothing or more");
    }

    public AskFacts Facts { get; private set; } = AskFacts.None;
    public DateTimeOffset? WrittenAt { get; private set; }

    public int PercentComplete => Percent.Of(Facts.Said.Count(said => said), Facts.Said.Count);

    public void Write(AskFacts facts, GroupBoard board, DateTimeOffset now)
    {
        board.RequireOpen(now);
        Rules.NotNegative.Require(
            !(facts.Capital < 0 || facts.RevenueOneOff < 0 || facts.RevenueRecurrent < 0 || facts.WholeTimeEquivalents < 0)
        );
        foreach (var amount in new[] { facts.Capital, facts.RevenueOneOff, facts.RevenueRecurrent }.OfType<decimal>())
            _ = new Money(amount);

        (Facts, WrittenAt) = (facts with { InKind = facts.InKind.Trim(), SupportTypes = facts.SupportTypes.Trim() }, now);
    }
}

/// <summary>Pounds and whole-time equivalents, each blank until somebody says it; lists are one to a line.</summary>
internal sealed record AskFacts(
    decimal? Capital,
    decimal? RevenueOneOff,
    decimal? RevenueRecurrent,
    decimal? WholeTimeEquivalents,
    string InKind,
    string SupportTypes,
    DateOnly? NeededBy
)
{
    public static readonly AskFacts None = new(null, null, null, null, "", "", null);

    public IReadOnlyList<bool> Said =>
        [
            Capital is not null,
            RevenueOneOff is not null,
            RevenueRecurrent is not null,
            WholeTimeEquivalents is not null,
            InKind.Length > 0,
            SupportTypes.Length > 0,
            NeededBy is not null,
        ];

    /// <summary>"£40,000 capital, £12,000 a year and 1.5 whole-time equivalents"; null where nothing is said.</summary>
    public string? InWords()
    {
        if (!Said.Any(said => said))
            return null;
        List<string> parts = [];
        if (Capital > 0)
            parts.Add($"{Money.Show(Capital.Value)} capital");
        if (RevenueOneOff > 0)
            parts.Add($"{Money.Show(RevenueOneOff.Value)} once");
        if (RevenueRecurrent > 0)
            parts.Add($"{Money.Show(RevenueRecurrent.Value)} a year");
        if (WholeTimeEquivalents > 0)
            parts.Add($"{WholeTimeEquivalents.Value.ToString("0.##", CultureInfo.InvariantCulture)} whole-time equivalent staff");
        if (parts.Count == 0)
            parts.AddRange(Lines.Of(SupportTypes).Take(3));
        return parts.Count switch
        {
            0 => "No money asked for",
            1 => parts[0],
            _ => string.Join(", ", parts.Take(parts.Count - 1)) + " and " + parts[^1],
        };
    }
}
