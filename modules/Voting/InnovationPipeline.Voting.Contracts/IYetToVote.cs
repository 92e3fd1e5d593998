namespace InnovationPipeline.Voting.Contracts;

/// <summary>Whom a reminder goes to. Never shown to anybody.</summary>
public interface IYetToVote
{
    /// <returns>those who may vote and have not; in a secret round all who may vote; nobody once the round is closed</returns>
    Task<IReadOnlyList<Guid>> InRound(Guid roundId, CancellationToken ct);
}
