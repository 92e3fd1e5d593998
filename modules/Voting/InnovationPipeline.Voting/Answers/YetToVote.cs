using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

internal sealed class YetToVote(VotingDb db) : IYetToVote
{
    public async Task<IReadOnlyList<Guid>> InRound(Guid roundId, CancellationToken ct)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roundId, ct);
        if (round is not { State: RoundState.Open })
            return [];
        var voters = db.VotersOf(round.InnovationEventId).Distinct();
        if (round.Secrecy == Secrecy.Secret)
            return await voters.ToListAsync(ct);
        return await voters
            .Where(v =>
                !db.Ballots.Any(b => b.RoundId == roundId && b.Key == v) && !db.Dealings.Any(d => d.RoundId == roundId && d.PersonId == v)
            )
            .ToListAsync(ct);
    }
}
