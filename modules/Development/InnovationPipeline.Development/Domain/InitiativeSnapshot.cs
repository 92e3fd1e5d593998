namespace InnovationPipeline.Development.Domain;

/// <summary>What an initiative was after one change, by ids; only ever added. The page at a past moment is the last one before it.</summary>
internal sealed class InitiativeSnapshot
{
    private InitiativeSnapshot() { }

    public InitiativeSnapshot(Guid initiativeId, DateTimeOffset at, InitiativeFacts facts) =>
        (InitiativeId, At, Facts) = (initiativeId, at, facts);

    /// <summary>Given by the database, in the order of writing.</summary>
    public long Number { get; private set; }
    public Guid InitiativeId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public InitiativeFacts Facts { get; private set; } = null!;
}

internal sealed record InitiativeFacts(
    string Title,
    string Stage,
    string Model,
    DateOnly? ReviewOn,
    IReadOnlyList<FactPosition> People,
    int Answered,
    int Questions,
    IReadOnlyList<FactBenefit> Benefits,
    IReadOnlyList<FactDecision> Decisions,
    IReadOnlyList<FactFunding> Funding,
    IReadOnlyList<FactRisk> Risks,
    IReadOnlyList<FactMilestone> Milestones,
    IReadOnlyList<string> Objectives,
    IReadOnlyList<FactAdoption> Adoption
)
{
    // A snapshot from before these were kept has none of them.
    public FactColour? Colour { get; init; }
    public IReadOnlyList<FactPause> Pauses { get; init; } = [];
    public string? Route { get; init; }
    public IReadOnlyList<FactSupplier> Suppliers { get; init; } = [];
    public IReadOnlyList<FactQuestion> Asked { get; init; } = [];
}

internal sealed record FactPosition(string Position, Guid? PersonId);

internal sealed record FactBenefit(
    Guid Id,
    string Measure,
    string Class,
    string Unit,
    decimal Baseline,
    decimal Target,
    int PlanNumber,
    bool IsExcluded,
    decimal? Planned,
    decimal? Claimed,
    decimal? Verified,
    IReadOnlyList<FactActual> Actuals
);

internal sealed record FactActual(
    DateOnly Period,
    decimal Value,
    decimal? Pounds,
    string State,
    decimal? VerifiedValue,
    decimal? VerifiedPounds
);

internal sealed record FactDecision(
    string Decision,
    string From,
    string To,
    string? Code,
    string Reason,
    string? WhatWouldChangeThis,
    Guid DecidedBy,
    DateTimeOffset At
);

internal sealed record FactFunding(string Kind, int? Year, decimal Pounds, string? Source);

internal sealed record FactRisk(string Text, int Score, bool IsClosed, string Mitigation);

internal sealed record FactMilestone(string Title, DateOnly BaselineOn, DateOnly ForecastOn, DateOnly? ActualOn);

internal sealed record FactAdoption(Guid OrganisationId, string State, int Sites);

/// <summary>Set by hand beside the rule's.</summary>
internal sealed record FactColour(string Colour, string Reason, Guid By, DateTimeOffset At);

internal sealed record FactPause(DateOnly From, DateOnly? Until, string Reason);

internal sealed record FactSupplier(Guid OrganisationId, string Saw, string Declared);

internal sealed record FactQuestion(string Text, Guid AskedBy, IReadOnlyList<FactAnswer> Answers);

/// <param name="Text">none while it is not answered</param>
internal sealed record FactAnswer(Guid PersonId, string? Text);
