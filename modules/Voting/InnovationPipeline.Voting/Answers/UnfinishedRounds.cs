using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>An event is not archived over a vote whose result nobody has heard.</summary>
internal sealed class UnfinishedRounds(VotingDb db) : IObjectToArchiving
{
    public async Task<IReadOnlyList<string>> Objections(Guid innovationEventId, CancellationToken ct)
    {
        var open = await db.Rounds.CountAsync(
            r => r.InnovationEventId == innovationEventId && r.State != RoundState.Revealed && r.State != RoundState.Cancelled,
            ct
        );
        return open switch
        {
            0 => [],
            1 => ["1 round is neither revealed nor cancelled"],
            _ => [$"{open} rounds are neither revealed nor cancelled"],
        };
    }
}
