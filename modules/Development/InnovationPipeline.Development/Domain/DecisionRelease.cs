using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>
/// When a decision's reason goes out to everyone who contributed: at once, or some working days later so that the owner hears it in
/// person first. Under the decision's id.
/// </summary>
internal sealed class DecisionRelease : Aggregate
{
    internal static class Rules
    {
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
