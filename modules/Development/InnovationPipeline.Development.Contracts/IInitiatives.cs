namespace InnovationPipeline.Development.Contracts;

/// <summary>Initiatives as pages of later modules show them.</summary>
public interface IInitiatives
{
    Task<IReadOnlyDictionary<Guid, InitiativeCard>> Cards(IEnumerable<Guid> initiativeIds, CancellationToken ct);

    /// <summary>Every decision whose reason contributors may read, oldest first.</summary>
    Task<IReadOnlyList<DecisionFact>> Decisions(Guid initiativeId, CancellationToken ct);

    Task<IReadOnlyList<BenefitFact>> Benefits(Guid initiativeId, CancellationToken ct);

    /// <summary>Everyone to tell: contributors of its idea and of what was merged into it, lineage sources included, and its owners.</summary>
    Task<IReadOnlyList<Guid>> PeopleToTell(Guid initiativeId, CancellationToken ct);
}

public sealed record InitiativeCard(
    Guid Id,
    string Title,
    string Stage,
    Guid OrganisationId,
    Guid? IdeaId,
    Guid? InnovationEventId,
    Guid? ThemeId,
    string? ThemeName,
    DateTimeOffset OpenedAt
);

public sealed record DecisionFact(
    Guid Id,
    DateTimeOffset At,
    string Decision,
    string FromStage,
    string ToStage,
    string Reason,
    string? WhatWouldChangeThis,
    Guid DecidedBy
)
{
    /// <summary>The coded reason as a sentence; none for decisions to go on.</summary>
    public string? Code { get; init; }
}

public sealed record BenefitFact(
    Guid Id,
    string Measure,
    string Class,
    string Unit,
    decimal BaselineValue,
    DateOnly BaselineOn,
    decimal TargetValue,
    DateOnly TargetOn,
    decimal? PlannedPounds,
    IReadOnlyList<ActualFact> Actuals
);

/// <param name="State">Claimed, Verified or Returned</param>
public sealed record ActualFact(
    Guid Id,
    DateOnly Period,
    decimal Value,
    decimal? ClaimedPounds,
    decimal? VerifiedPounds,
    string State,
    Guid RecordedBy,
    Guid? VerifiedBy
);
