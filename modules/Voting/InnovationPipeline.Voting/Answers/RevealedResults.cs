using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

internal sealed class RevealedResults(VotingDb db) : IResults
{
    public async Task<RoundResult?> Of(Guid roundId, CancellationToken ct) =>
        (await Read(r => r.Where(x => x.Id == roundId), ct)).FirstOrDefault();

    public async Task<RoundResult?> WithIdea(Guid ideaId, CancellationToken ct) =>
        (await Read(r => r.Where(x => x.RunOffOf == null && x.Paper.Any(e => e.IdeaId == ideaId)), ct)).FirstOrDefault();

    public Task<IReadOnlyList<RoundResult>> OfEvent(Guid innovationEventId, CancellationToken ct) =>
        Read(r => r.Where(x => x.InnovationEventId == innovationEventId), ct);

    private async Task<IReadOnlyList<RoundResult>> Read(Func<IQueryable<Round>, IQueryable<Round>> which, CancellationToken ct)
    {
        var rounds = await which(db.Rounds.AsNoTracking().Where(r => r.State == RoundState.Revealed))
            .OrderByDescending(r => r.RevealedAt)
            .ThenByDescending(r => r.Id)
            .ToListAsync(ct);
        var results = new List<RoundResult>();
        foreach (var round in rounds)
        {
            var outcome = (await db.WholeOutcomeOf(round.Id, ct))!;
            results.Add(
                new RoundResult(
                    round.Id,
                    round.InnovationEventId,
                    round.Title,
                    round.RevealedAt!.Value,
                    outcome.Electorate,
                    outcome.Turnout,
                    [.. outcome.Standings.Select(s => new OptionResult(s.IdeaId, s.Title, s.Votes, s.Rank))],
                    outcome.Winners,
                    outcome.Steps
                )
            );
        }
        return results;
    }
}
