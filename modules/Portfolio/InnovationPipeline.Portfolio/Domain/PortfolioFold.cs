using InnovationPipeline.Development.Contracts;

namespace InnovationPipeline.Portfolio.Domain;

/// <summary>Pounds of one class of benefit. Cash and non-cash are two of these and are never added together.</summary>
internal readonly record struct Pounds(decimal Planned, decimal Claimed, decimal Verified)
{
    public static Pounds operator +(Pounds a, Pounds b) => new(a.Planned + b.Planned, a.Claimed + b.Claimed, a.Verified + b.Verified);
}

/// <summary>One initiative as the facts up to a moment say.</summary>
/// <param name="OldestUnverifiedAt">when the oldest claim was recorded that nobody had judged by then; none where nothing waited</param>
internal sealed record InitiativeAt(
    Guid Id,
    Guid OrganisationId,
    Guid? IdeaId,
    Guid? InnovationEventId,
    DateTimeOffset EnteredAt,
    string Stage,
    DateTimeOffset StageSince,
    Pounds Cash,
    Pounds NonCash,
    DateTimeOffset? OldestUnverifiedAt
);

internal sealed record StageCount(string Stage, bool IsOffRamp, int Initiatives);

/// <summary>What the executives' page, its exports and its API say: one sum for all of them.</summary>
internal sealed record PortfolioFigures(
    int Entered,
    IReadOnlyList<StageCount> Stages,
    Pounds Cash,
    Pounds NonCash,
    DateTimeOffset? OldestUnverifiedAt
)
{
    public static PortfolioFigures Of(IReadOnlyCollection<InitiativeAt> initiatives)
    {
        var counts = initiatives
            .GroupBy(i => i.Stage, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new(
            initiatives.Count,
            [.. Domain.Stages.With(counts.Keys).Select(s => new StageCount(s, Domain.Stages.IsOffRamp(s), counts.GetValueOrDefault(s)))],
            initiatives.Aggregate(default(Pounds), (sum, i) => sum + i.Cash),
            initiatives.Aggregate(default(Pounds), (sum, i) => sum + i.NonCash),
            initiatives.Min(i => i.OldestUnverifiedAt)
        );
    }
}

internal static class PortfolioFold
{
    private const string CashReleasing = "CashReleasing";
    private const string NonCashReleasing = "NonCashReleasing";

    /// <summary>Every initiative that had entered by that moment, newest first.</summary>
    public static IReadOnlyList<InitiativeAt> At(IEnumerable<Fact> facts, DateTimeOffset moment)
    {
        var known = facts.Where(f => f.At <= moment).DistinctBy(f => (f.AggregateId, f.Sequence)).ToList();
        var decided = known.OfType<StageDecided>().ToLookup(f => f.InitiativeId);
        var excluded = known
            .OfType<ValueExcluded>()
            .GroupBy(f => f.BenefitId)
            .Where(said => said.MaxBy(f => f.Sequence)!.IsExcluded)
            .Select(said => said.Key)
            .ToHashSet();
        var values = known.OfType<ValueFact>().Where(f => !excluded.Contains(f.BenefitId)).ToLookup(f => f.InitiativeId);
        var gone = known
            .OfType<ClaimReturned>()
            .Select(f => f.ActualId)
            .Concat(known.OfType<ValueVerified>().Select(f => f.ReversesId).OfType<Guid>())
            .ToHashSet();
        var judged = gone.Concat(known.OfType<ValueVerified>().Select(f => f.ActualId)).ToHashSet();
        var waiting = known.OfType<ValueClaimed>().Where(c => !judged.Contains(c.ActualId)).ToLookup(c => c.InitiativeId);
        return
        [
            .. known
                .OfType<InitiativeEntered>()
                .OrderByDescending(f => f.At)
                .ThenBy(f => f.InitiativeId)
                .Select(entered =>
                {
                    var last = decided[entered.InitiativeId].MaxBy(d => d.Sequence);
                    var own = values[entered.InitiativeId].ToList();
                    return new InitiativeAt(
                        entered.InitiativeId,
                        entered.OrganisationId,
                        entered.IdeaId,
                        entered.InnovationEventId,
                        entered.At,
                        last?.ToStage ?? Stages.First,
                        Since(decided[entered.InitiativeId], entered.At),
                        Sum(own, CashReleasing, gone),
                        Sum(own, NonCashReleasing, gone),
                        waiting[entered.InitiativeId].Min(c => (DateTimeOffset?)c.At)
                    );
                }),
        ];
    }

    /// <summary>A decision that leaves the stage as it is does not begin it anew.</summary>
    private static DateTimeOffset Since(IEnumerable<StageDecided> decisions, DateTimeOffset enteredAt)
    {
        var (stage, since) = (Stages.First, enteredAt);
        foreach (var decision in decisions.OrderBy(d => d.Sequence))
            if (!string.Equals(decision.ToStage, stage, StringComparison.Ordinal))
                (stage, since) = (decision.ToStage, decision.At);
        return since;
    }

    /// <summary>What is measured is said whole; the newest plan of its benefit says how much of it is the initiative's.</summary>
    private static Pounds Sum(IReadOnlyCollection<ValueFact> values, string kind, HashSet<Guid> gone)
    {
        var own = values.Where(v => string.Equals(v.Class, kind, StringComparison.Ordinal)).ToList();
        var plans = Newest(own).ToDictionary(p => p.BenefitId);
        return new(
            plans.Values.Sum(p => p.Pounds ?? 0),
            own.OfType<ValueClaimed>().Where(c => !gone.Contains(c.ActualId)).Sum(Share),
            own.OfType<ValueVerified>().Sum(Share)
        );

        decimal Share(ValueFact f) => Attributed.Share(f.Pounds ?? 0, plans.GetValueOrDefault(f.BenefitId)?.AttributionPercent ?? 100);
    }

    private static IEnumerable<ValuePlanned> Newest(IEnumerable<ValueFact> values) =>
        values.OfType<ValuePlanned>().GroupBy(p => p.BenefitId).Select(plans => plans.MaxBy(p => p.Sequence)!);
}
