namespace InnovationPipeline.Voting.Domain;

/// <summary>A card that came back unused: its ballot can no longer be cast.</summary>
internal sealed class VoidCard(Guid roundId, Guid ballotKey)
{
    public Guid RoundId { get; private set; } = roundId;
    public Guid BallotKey { get; private set; } = ballotKey;
}
