namespace InnovationPipeline.Voting.Domain;

/// <summary>That a person had checked in when the round opened. Nothing is said of whether they vote.</summary>
internal sealed class Elector(Guid roundId, Guid personId)
{
    public Guid RoundId { get; private set; } = roundId;
    public Guid PersonId { get; private set; } = personId;
}
