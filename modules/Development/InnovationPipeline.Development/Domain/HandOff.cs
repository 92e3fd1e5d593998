using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>An idea that has won or is to become an initiative, until someone takes it forward or it has another answer; under the idea's id.</summary>
internal sealed class HandOff : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Once = new("This idea has already been taken forward");
        internal static readonly Rule Undecided = new(
            "An answer to this idea is prepared, and people have not been told it yet. Take that back first"
        );
        internal static readonly Rule StillWaits = new("This idea has had another answer since. Answer it anew before it is taken forward");
    }

    private HandOff()
        : base(Guid.Empty) { }

    public HandOff(Guid ideaId, Guid innovationEventId, Guid organisationId, bool won, DateTimeOffset since)
        : base(ideaId)
    {
        (InnovationEventId, OrganisationId, Won, Since) = (innovationEventId, organisationId, won, since);
    }

    public Guid InnovationEventId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public bool Won { get; private set; }
    public DateTimeOffset Since { get; private set; }
    public Guid? InitiativeId { get; private set; }

    /// <summary>People have been told something else: it waits no longer.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>An idea may first be given to initiatives and then turn out to have won, or the other way about.</summary>
    public void AlsoWon(DateTimeOffset at)
    {
        if (Won)
            return;
        Won = true;
        Since = at > Since ? at : Since;
        if (AnsweredAt < at)
            AnsweredAt = null;
    }

    /// <summary>Hears what people were told: a winner waits on unless it was parked or closed after it won.</summary>
    public void Hear(bool toInitiative, bool goesOn, DateTimeOffset at)
    {
        if (toInitiative)
            AnsweredAt = null;
        else if (InitiativeId is null && at >= Since && !(Won && goesOn))
            AnsweredAt = at;
    }

    /// <param name="answerIsPrepared">people are told something else soon</param>
    /// <param name="declinedAt">when they were last told that it does not go on</param>
    public void Take(Guid initiativeId, bool answerIsPrepared, DateTimeOffset? declinedAt)
    {
        Rules.Once.Require(InitiativeId is null || InitiativeId == initiativeId);
        if (InitiativeId == initiativeId)
            return;
        Rules.Undecided.Require(!answerIsPrepared);
        Rules.StillWaits.Require(AnsweredAt is null && !(declinedAt >= Since));
        InitiativeId = initiativeId;
    }
}
