using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>An idea that has won or is to become an initiative, until someone takes it forward; under the idea's id.</summary>
internal sealed class HandOff : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Once = new("This idea has already been taken forward");
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

    /// <summary>An idea may first be given to initiatives and then turn out to have won, or the other way about.</summary>
    public void AlsoWon() => Won = true;

    public void Take(Guid initiativeId)
    {
        Rules.Once.Require(InitiativeId is null || InitiativeId == initiativeId);
        InitiativeId = initiativeId;
    }
}
