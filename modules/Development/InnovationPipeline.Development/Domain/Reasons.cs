using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>Why an initiative does not go on; figures count by it, the chair's own sentence says it.</summary>
internal enum ReasonCode
{
    DevelopFurther,
    WeakEvidence,
    NoOwner,
    NoFunding,
    NotAPriority,
    NotSafe,
    AlreadyLive,
    Duplicate,
    HasAllSupport,
    DecidedNotToPursue,
    SixMonthsInactivity,
}

internal static class Reasons
{
    public static string InWords(ReasonCode code) =>
        code switch
        {
            ReasonCode.DevelopFurther => "It needs more development first",
            ReasonCode.WeakEvidence => "The evidence is not strong enough",
            ReasonCode.NoOwner => "Nobody can own it now",
            ReasonCode.NoFunding => "There is no funding for it now",
            ReasonCode.NotAPriority => "Other work comes first",
            ReasonCode.NotSafe => "It is not safe or not lawful as it stands",
            ReasonCode.AlreadyLive => "It is already live in the NHS",
            ReasonCode.Duplicate => "Another initiative does the same",
            ReasonCode.HasAllSupport => "It has all the support it needs",
            ReasonCode.DecidedNotToPursue => "Its owners decided not to pursue it",
            ReasonCode.SixMonthsInactivity => "Nothing has happened for 6 months",
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };
}

/// <summary>
/// When a decision's reason goes out to everyone who contributed: at once, or some working days later so that the owner hears it in
/// person first. Under the decision's id.
/// </summary>
internal sealed class DecisionRelease : Aggregate
{
    public const int MostWorkingDays = 5;

    internal static class Rules
    {
        internal static readonly Rule Soon = new("People are told at once, or at most 5 working days later");
        internal static readonly Rule Once = new("People have already been told");
    }

    private DecisionRelease()
        : base(Guid.Empty) { }

    public DecisionRelease(Guid decisionId, Guid initiativeId, DateTimeOffset dueAt, DateTimeOffset now)
        : base(decisionId)
    {
        (InitiativeId, DueAt) = (initiativeId, dueAt);
        if (dueAt <= now)
            Release(now);
    }

    public Guid InitiativeId { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }

    public void Release(DateTimeOffset now)
    {
        Rules.Once.Require(ReleasedAt is null);
        ReleasedAt = now;
        Announce(new Contracts.DecisionReleased(InitiativeId, Id));
    }
}
