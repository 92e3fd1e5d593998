namespace InnovationPipeline.Development.Domain;

internal enum ActualState
{
    Claimed,
    Verified,
    Returned,
}

/// <param name="Link">where the evidence can be read</param>
/// <param name="Denominator">what the value is a mean over, where means are weighted</param>
internal sealed record Measured(
    DateOnly Period,
    decimal Value,
    decimal? Pounds,
    string Evidence,
    string? Link,
    decimal? Denominator = null
);

internal sealed record Verification(decimal Value, decimal? Pounds, string? Reason);

/// <summary>What was measured in one period; claimed until someone else has verified or returned it.</summary>
internal sealed class Actual
{
    private Actual() { }

    internal Actual(Guid id, Guid benefitId, Measured measured, Guid by, DateTimeOffset now)
    {
        (Id, BenefitId, Period) = (id, benefitId, measured.Period);
        (Value, ClaimedPounds) = (measured.Value, measured.Pounds);
        (Evidence, Link, Denominator) = (measured.Evidence.Trim(), measured.Link, measured.Denominator);
        (RecordedBy, RecordedAt) = (by, now);
    }

    public Guid Id { get; private set; }
    public Guid BenefitId { get; private set; }
    public DateOnly Period { get; private set; }
    public decimal Value { get; private set; }
    public decimal? ClaimedPounds { get; private set; }
    public decimal? Denominator { get; private set; }
    public string Evidence { get; private set; } = "";
    public string? Link { get; private set; }
    public ActualState State { get; private set; }
    public Guid RecordedBy { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public decimal? VerifiedValue { get; private set; }
    public decimal? VerifiedPounds { get; private set; }

    /// <summary>Who verified or returned it.</summary>
    public Guid? VerifiedBy { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }

    /// <summary>Why less was verified, or why it was returned or reversed.</summary>
    public string? Reason { get; private set; }

    /// <summary>The actual that this entry takes back.</summary>
    public Guid? ReversesId { get; private set; }
    public Guid? ReversedById { get; private set; }

    /// <summary>When it gave its period back: it was returned, or takes another back.</summary>
    public DateTimeOffset? ReopenedAt => State == ActualState.Returned || ReversesId is not null ? VerifiedAt : null;

    /// <summary>Holds its period: neither returned, nor taken back, nor itself a reversal.</summary>
    public bool IsLive => Counts && ReversesId is null && ReversedById is null;

    /// <summary>In the sums; an entry and its reversal add up to nothing.</summary>
    public bool Counts => State != ActualState.Returned;

    internal void Verify(Verification verdict, Guid by, DateTimeOffset now)
    {
        (State, VerifiedBy, VerifiedAt) = (ActualState.Verified, by, now);
        (VerifiedValue, VerifiedPounds) = (verdict.Value, verdict.Pounds);
        Reason = string.IsNullOrWhiteSpace(verdict.Reason) ? null : verdict.Reason.Trim();
    }

    internal void Return(string reason, Guid by, DateTimeOffset now) =>
        (State, VerifiedBy, VerifiedAt, Reason) = (ActualState.Returned, by, now, reason);

    internal Actual Opposite(Guid reversalId, string reason, Guid by, DateTimeOffset now)
    {
        ReversedById = reversalId;
        return new Actual
        {
            Id = reversalId,
            BenefitId = BenefitId,
            Period = Period,
            Value = -VerifiedValue!.Value,
            ClaimedPounds = -ClaimedPounds,
            Denominator = Denominator,
            VerifiedValue = -VerifiedValue.Value,
            VerifiedPounds = -VerifiedPounds,
            Evidence = Evidence,
            Link = Link,
            State = ActualState.Verified,
            RecordedBy = RecordedBy,
            RecordedAt = now,
            VerifiedBy = by,
            VerifiedAt = now,
            Reason = reason,
            ReversesId = Id,
        };
    }
}
