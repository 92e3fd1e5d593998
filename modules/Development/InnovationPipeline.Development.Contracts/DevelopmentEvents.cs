using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Contracts;

/// <summary>An idea, theme or challenge has been taken forward.</summary>
public sealed record InitiativeOpened(Guid InitiativeId, Guid OrganisationId, Guid? IdeaId, Guid? InnovationEventId, Guid? ThemeId)
    : IntegrationEvent
{
    /// <summary>The challenge that it began as.</summary>
    public Guid? SubmissionId { get; init; }
}

/// <summary>A gate has decided; the reason is asked for when people are told.</summary>
/// <param name="Decision">Proceed, ProceedWithConditions, Rework, Park, Stop or Merge</param>
/// <param name="ToStage">the stage from now on</param>
public sealed record GateDecided(Guid InitiativeId, Guid DecisionId, string Decision, string FromStage, string ToStage) : IntegrationEvent;

/// <summary>The reason for a gate's decision may now be read by everyone who contributed: they are told.</summary>
public sealed record DecisionReleased(Guid InitiativeId, Guid DecisionId) : IntegrationEvent;

/// <summary>A benefit has been planned, or planned anew.</summary>
/// <param name="Class">CashReleasing, NonCashReleasing or one without money</param>
/// <param name="PlannedPounds">what of the plan above the baseline is due to the initiative; none for a benefit without money</param>
public sealed record BenefitPlanned(Guid InitiativeId, Guid BenefitId, string Class, decimal? PlannedPounds) : IntegrationEvent
{
    /// <summary>How much of each of its actuals is due to the initiative from now on, those before included.</summary>
    public int AttributionPercent { get; init; } = 100;
}

/// <summary>An owner has recorded what was measured; it is claimed until verified.</summary>
/// <param name="Pounds">of the whole change: the benefit's newest plan says how much of it is the initiative's</param>
public sealed record ActualClaimed(Guid InitiativeId, Guid BenefitId, Guid ActualId, string Class, decimal? Pounds, DateOnly Period)
    : IntegrationEvent;

/// <summary>Someone other than its owner has confirmed an actual, wholly or in part.</summary>
/// <param name="Pounds">of the whole change: the benefit's newest plan says how much of it is the initiative's</param>
public sealed record ActualVerified(Guid InitiativeId, Guid BenefitId, Guid ActualId, string Class, decimal? Pounds, DateOnly Period)
    : IntegrationEvent
{
    /// <summary>The verified actual that this one, of the opposite sign, takes back.</summary>
    public Guid? ReversesId { get; init; }
}

/// <summary>An actual has been sent back to its owner: it no longer counts as claimed.</summary>
public sealed record ActualReturned(Guid InitiativeId, Guid BenefitId, Guid ActualId) : IntegrationEvent;

/// <summary>A benefit counts a gain that another counts too, so that it is in no total; or that has been settled.</summary>
public sealed record BenefitExclusionChanged(Guid InitiativeId, Guid BenefitId, bool IsExcluded) : IntegrationEvent;

/// <summary>Somebody is reminded of what they owe, or told that somebody else is late; the words are asked for when it is read.</summary>
public sealed record ReminderSent(Guid InitiativeId, Guid ReminderId, Guid PersonId) : IntegrationEvent;
