namespace InnovationPipeline.Portfolio.Domain;

/// <summary>
/// What another module has announced, kept under its own count: late, twice and out of order make no difference, and an
/// earlier date is a filter.
/// </summary>
internal abstract record Fact(Guid AggregateId, long Sequence, DateTimeOffset At);

internal abstract record InitiativeFact(Guid AggregateId, long Sequence, DateTimeOffset At, Guid InitiativeId)
    : Fact(AggregateId, Sequence, At);

internal sealed record InitiativeEntered(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid InitiativeId,
    Guid OrganisationId,
    Guid? IdeaId,
    Guid? InnovationEventId
) : InitiativeFact(AggregateId, Sequence, At, InitiativeId);

internal sealed record StageDecided(Guid AggregateId, long Sequence, DateTimeOffset At, Guid InitiativeId, string ToStage)
    : InitiativeFact(AggregateId, Sequence, At, InitiativeId);

internal abstract record ValueFact(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid InitiativeId,
    Guid BenefitId,
    string Class,
    decimal? Pounds
) : InitiativeFact(AggregateId, Sequence, At, InitiativeId);

/// <summary>The newest plan of a benefit is the one that counts, and says how much of what is measured is the initiative's.</summary>
/// <param name="Pounds">the initiative's share of what is planned</param>
/// <param name="AttributionPercent">of whatever has been claimed and verified whole</param>
internal sealed record ValuePlanned(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid InitiativeId,
    Guid BenefitId,
    string Class,
    decimal? Pounds,
    int? AttributionPercent
) : ValueFact(AggregateId, Sequence, At, InitiativeId, BenefitId, Class, Pounds);

internal sealed record ValueClaimed(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid InitiativeId,
    Guid BenefitId,
    string Class,
    decimal? Pounds,
    Guid ActualId
) : ValueFact(AggregateId, Sequence, At, InitiativeId, BenefitId, Class, Pounds);

/// <param name="ReversesId">the actual that this one takes back, whose claim no longer counts</param>
internal sealed record ValueVerified(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid InitiativeId,
    Guid BenefitId,
    string Class,
    decimal? Pounds,
    Guid ActualId,
    Guid? ReversesId
) : ValueFact(AggregateId, Sequence, At, InitiativeId, BenefitId, Class, Pounds);

internal sealed record ClaimReturned(Guid AggregateId, long Sequence, DateTimeOffset At, Guid InitiativeId, Guid ActualId)
    : InitiativeFact(AggregateId, Sequence, At, InitiativeId);

/// <summary>A benefit counts a gain that another counts too, or that has been settled: the newest word is the one that counts.</summary>
internal sealed record ValueExcluded(Guid AggregateId, long Sequence, DateTimeOffset At, Guid InitiativeId, Guid BenefitId, bool IsExcluded)
    : InitiativeFact(AggregateId, Sequence, At, InitiativeId);

/// <summary>A partner's challenge has come in.</summary>
internal sealed record ChallengeArrived(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid SubmissionId,
    Guid OrganisationId,
    Guid SubmittedBy
) : Fact(AggregateId, Sequence, At);

internal sealed record ChallengeAnswered(Guid AggregateId, long Sequence, DateTimeOffset At, Guid SubmissionId)
    : Fact(AggregateId, Sequence, At);

/// <summary>A round has been opened, closed, cancelled or revealed: its newest state is the one that counts.</summary>
internal sealed record RoundMoved(
    Guid AggregateId,
    long Sequence,
    DateTimeOffset At,
    Guid RoundId,
    Guid InnovationEventId,
    RoundState State
) : Fact(AggregateId, Sequence, At);

internal enum RoundState
{
    Open,
    Closed,
    Cancelled,
    Revealed,
}
