using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Counting;
using InnovationPipeline.Voting.Domain.Recount;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

internal static class CountingOnce
{
    /// <summary>Counts a round that this transaction has shut: no ballot comes or goes any more.</summary>
    public static async Task<SealedResult> Count(this VotingDb db, Round round, DateTimeOffset now, CancellationToken ct)
    {
        var ballots = await db
            .Ballots.Where(b => b.RoundId == round.Id)
            .Select(b => new CountedBallot(b.Marks, b.Nonce, b.Code))
            .ToListAsync(ct);
        var electorate = await db.EligibleCount(round, ct);
        var candidates = round.Paper.OrderBy(e => e.Number).Select(e => new Candidate(e.IdeaId, e.Number, e.Title, e.Group)).ToList();
        var outcome = RoundCount.Of(
            new Declared(round.Id, round.DefinitionHash!, round.Method, candidates, round.TiePolicy, round.Quorum, electorate),
            ballots.ConvertAll(b => b.Choice)
        );
        return SealedResult.Of(round, outcome, ballots, now);
    }
}
