using System.Text.Json.Serialization;
using InnovationPipeline.Development.Contracts;

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
    IReadOnlyList<MilestoneDates> Milestones,
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
    public string? Theme { get; init; }
    public FactGate? Gate { get; init; }
    public IReadOnlyList<FactMerger> Merged { get; init; } = [];
    public IReadOnlyList<FactTask> Tasks { get; init; } = [];
    public FactAppraisal? Appraisal { get; init; }
    public FactAssessment? Assessment { get; init; }
    public FactClock? Clock { get; init; }

    /// <summary>Everyone that a page of it names.</summary>
    [JsonIgnore]
    public IEnumerable<Guid?> PeopleNamed =>
        [
            .. People.Select(p => p.PersonId),
            .. Decisions.SelectMany(d => d.Conditions.Select(c => (Guid?)c.OwnerId).Append(d.DecidedBy)),
            Colour?.By,
            .. Asked.SelectMany(q => q.Answers.Select(a => (Guid?)a.PersonId).Append(q.AskedBy)),
            .. Tasks.Select(t => (Guid?)t.OwnerId),
            .. Risks.Select(r => r.OwnerId),
            .. Benefits.SelectMany(b => new[] { b.Plan?.OwnerId, b.Plan?.CollectorId }),
        ];

    /// <summary>How long it had been in its stage on a day; none where its clock was not kept yet.</summary>
    public StageClock? ClockOn(DateOnly day) =>
        Clock is { } kept ? StageClock.Of(kept.Since, kept.Allowed, [.. Pauses.Select(p => (p.From, p.Until))], day) : null;

    /// <summary>The colour that the rule gave on a day; none where the plans by period were not kept yet.</summary>
    /// <param name="lastUpdate">by a person</param>
    public (Rag Colour, string Because)? ColourOn(DateOnly day, DateOnly lastUpdate) =>
        Benefits.All(b => b.Plan is not null)
            ? RagRule.Of(Milestones, RagRule.VerifiedPercent(Benefits.Select(b => b.DueBefore(day))), lastUpdate, day)
            : null;
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
)
{
    public FactPlan? Plan { get; init; }

    /// <summary>In words, from when the initiative was stopped or merged.</summary>
    public string? NoLongerExpected { get; init; }

    // None where all of the change is the initiative's, and in a snapshot from before shares: its pounds are the whole change.
    public FactWhole? Whole { get; init; }

    [JsonIgnore]
    public string? PlannedInWords => InWords(Planned, Whole?.Planned);

    /// <summary>With what is no longer expected.</summary>
    [JsonIgnore]
    public string? PlannedInFull => NoLongerExpected is null ? PlannedInWords : $"{PlannedInWords}; {NoLongerExpected} no longer expected";

    [JsonIgnore]
    public string? ClaimedInWords => InWords(Claimed, Whole?.Claimed);

    [JsonIgnore]
    public string? VerifiedInWords => InWords(Verified, Whole?.Verified);

    /// <summary>How much of the plan was verified on a day; none where its interval was not kept yet.</summary>
    public Realised? RealisedOn(DateOnly day) =>
        Plan?.Interval is { } interval
            ? Realised
                .Of(
                    Baseline,
                    [.. Plan.Profile.Select(p => (p.Start, Intervals.EndOf(interval, p.Start), p.Value))],
                    Actuals
                        .Where(a => a is { IsLive: true, State: nameof(ActualState.Verified) })
                        .ToDictionary(a => a.Period, a => a.VerifiedValue!.Value),
                    day
                )
                .Figures
            : null;

    /// <summary>Periods that had ended without a figure, in words.</summary>
    public IReadOnlyList<string> GapsOn(DateOnly day) =>
        Plan?.Interval is { } interval
            ?
            [
                .. Collected
                    .Periods(interval, Plan.BaselineOn, Plan.TargetOn, Plan.CollectedUntil)
                    .Where(p => Intervals.EndOf(interval, p) < day && !Actuals.Any(a => a.Period == p && a.IsLive))
                    .Select(p => Intervals.InWords(interval, p)),
            ]
            : [];

    public IEnumerable<PeriodDue> DueBefore(DateOnly day) =>
        PeriodDue.Before(
            day,
            Plan!.IsDisbenefit,
            Baseline,
            Plan.Profile.Select(p => (p.Start, p.DueOn, p.Value)),
            Actuals
                .Where(a => a is { IsLive: true, State: nameof(ActualState.Verified) })
                .ToLookup(a => a.Period, a => a.VerifiedValue!.Value)
        );

    private string? InWords(decimal? ours, decimal? whole) =>
        ours is { } pounds ? new Attributed(whole ?? pounds, pounds).InWords(Plan?.AttributionPercent ?? 100) : null;
}

/// <summary>Pounds of the whole change, where only a share of it is due to the initiative.</summary>
internal sealed record FactWhole(decimal Planned, decimal Claimed, decimal Verified);

/// <summary>What a benefit's plan said, and who answered for it.</summary>
internal sealed record FactPlan(
    string Direction,
    bool IsDisbenefit,
    int AttributionPercent,
    string Confidence,
    Guid OwnerId,
    Guid CollectorId,
    Guid BeneficiaryOrganisationId,
    DateOnly BaselineOn,
    DateOnly TargetOn,
    bool IsLocked,
    string? Budget,
    IReadOnlyList<FactPeriod> Profile
)
{
    // None where it was not kept yet.
    public Interval? Interval { get; init; }
    public DateOnly CollectedUntil { get; init; }
    public string? DependsOn { get; init; }
    public string? Assumptions { get; init; }
    public string? DataSource { get; init; }
    public string? Objective { get; init; }
}

internal sealed record FactPeriod(DateOnly Start, string InWords, DateOnly DueOn, decimal Value, decimal? Pounds);

internal sealed record FactActual(
    DateOnly Period,
    decimal Value,
    decimal? Pounds,
    string State,
    decimal? VerifiedValue,
    decimal? VerifiedPounds
)
{
    /// <summary>Neither returned nor taken back.</summary>
    public bool IsLive { get; init; } = true;
    public string? Evidence { get; init; }
}

internal sealed record FactDecision(
    string Decision,
    string From,
    string To,
    string? Code,
    string Reason,
    string? WhatWouldChangeThis,
    Guid DecidedBy,
    DateTimeOffset At
)
{
    public bool Reverses { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public IReadOnlyList<FactCondition> Conditions { get; init; } = [];
}

internal sealed record FactCondition(string Text, Guid OwnerId, DateOnly DueOn);

/// <param name="OpenedAt">none while nobody has asked for a review</param>
/// <param name="Next">the stage after it; none after the last</param>
internal sealed record FactGate(DateTimeOffset? OpenedAt, string? Next);

/// <param name="Into">it was merged into that one; otherwise that one into it</param>
internal sealed record FactMerger(string Title, bool Into)
{
    /// <summary>What was decided for it in money, in words; it stays there.</summary>
    public IReadOnlyList<string> Funding { get; init; } = [];
}

internal sealed record FactTask(string Text, Guid OwnerId, DateOnly DueOn, string State, string Source, string? Reason);

internal sealed record FactAppraisal(
    decimal Npsv,
    decimal? Bcr,
    decimal CashReleasingNpv,
    decimal PvCosts,
    decimal PvBenefits,
    string? Payback,
    string? CashPayback,
    string Assumed,
    IReadOnlyList<string> Lines
);

internal sealed record FactFunding(string Kind, int? Year, decimal Pounds, string? Source)
{
    /// <summary>Of what its group asked for.</summary>
    public DateOnly? NeededBy { get; init; }

    /// <summary>Of the gate decision on which it rests.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <param name="WhyLate">why it was completed later than its clock allows</param>
internal sealed record FactAssessment(IReadOnlyList<FactSaid> Said, string? WhyLate);

internal sealed record FactSaid(string Question, string Answer, string? Comment);

/// <param name="Allowed">working days of the stage; none where it has no clock</param>
internal sealed record FactClock(DateOnly Since, int? Allowed);

internal sealed record FactRisk(string Text, int Score, bool IsClosed, string Mitigation)
{
    public string? Category { get; init; }
    public string? Scored { get; init; }
    public string? Response { get; init; }
    public string? Owner { get; init; }
    public Guid? OwnerId { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public string? Worked { get; init; }
    public string? Ended { get; init; }
}

internal sealed record FactAdoption(Guid OrganisationId, string State, int Sites)
{
    // None where these were not kept yet.
    public DateOnly? On { get; init; }
    public int Population { get; init; }
    public string? Reason { get; init; }

    /// <summary>The integrated care system to which it belonged on that day,</summary>
    public Guid? IcsId { get; init; }

    /// <summary>and who had succeeded that by the time of the snapshot.</summary>
    public Guid? IcsNowId { get; init; }
}

/// <summary>Set by hand beside the rule's.</summary>
internal sealed record FactColour(string Colour, string Reason, Guid By, DateTimeOffset At);

internal sealed record FactPause(DateOnly From, DateOnly? Until, string Reason);

internal sealed record FactSupplier(Guid OrganisationId, string Saw, string Declared);

internal sealed record FactQuestion(string Text, Guid AskedBy, IReadOnlyList<FactAnswer> Answers);

/// <param name="Text">none while it is not answered</param>
internal sealed record FactAnswer(Guid PersonId, string? Text);
