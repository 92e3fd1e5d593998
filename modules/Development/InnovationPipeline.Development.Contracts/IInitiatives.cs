namespace InnovationPipeline.Development.Contracts;

/// <summary>Initiatives as pages of later modules show them.</summary>
public interface IInitiatives
{
    Task<IReadOnlyDictionary<Guid, InitiativeCard>> Cards(IEnumerable<Guid> initiativeIds, CancellationToken ct);

    /// <summary>How those that run go today; those that have ended or are off the road are left out.</summary>
    Task<IReadOnlyDictionary<Guid, InitiativeStanding>> Standings(IEnumerable<Guid> initiativeIds, CancellationToken ct);

    /// <summary>Every decision whose reason contributors may read, oldest first.</summary>
    Task<IReadOnlyList<DecisionFact>> Decisions(Guid initiativeId, CancellationToken ct);

    Task<IReadOnlyList<BenefitFact>> Benefits(Guid initiativeId, CancellationToken ct);

    /// <summary>A reminder that went out; none where what it was about is gone.</summary>
    Task<ReminderFact?> Reminder(Guid reminderId, CancellationToken ct);

    /// <summary>The initiative that began as this challenge.</summary>
    Task<Guid?> OfSubmission(Guid submissionId, CancellationToken ct);

    /// <summary>Everyone to tell: who submitted its challenge, contributors of its idea and of what was merged into it, lineage sources included, and its owners.</summary>
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
)
{
    /// <summary>The challenge that it began as.</summary>
    public Guid? SubmissionId { get; init; }
}

/// <param name="Colour">by the rule or set by hand, in words, for example "Amber, set by hand"</param>
/// <param name="Clock">of its stage, for example "12 of 30 working days"; none where it has none</param>
public sealed record InitiativeStanding(string Colour, string? Clock);

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

    /// <summary>What those who contributed read first; the chair saw it before deciding.</summary>
    public required string Heading { get; init; }
}

/// <param name="AttributionPercent">how much of the change is due to the initiative</param>
public sealed record BenefitFact(
    Guid Id,
    string Measure,
    string Class,
    string Unit,
    decimal BaselineValue,
    DateOnly BaselineOn,
    decimal TargetValue,
    DateOnly TargetOn,
    int AttributionPercent,
    Attributed? Planned,
    IReadOnlyList<ActualFact> Actuals
);

/// <param name="State">Claimed, Verified or Returned</param>
public sealed record ActualFact(
    Guid Id,
    DateOnly Period,
    decimal Value,
    Attributed? Claimed,
    Attributed? Verified,
    string State,
    Guid RecordedBy,
    Guid? VerifiedBy
);

/// <param name="What">what is owed</param>
/// <param name="IsOwn">the reader owes it; otherwise somebody below them does</param>
public sealed record ReminderFact(Guid InitiativeId, string InitiativeTitle, string What, DateOnly DueOn, bool IsOwn, string Href)
{
    /// <summary>Where nothing is owed and somebody is only told: what else they should know. None where something is to be done by a day.</summary>
    public string? OnlyTold { get; init; }
}
