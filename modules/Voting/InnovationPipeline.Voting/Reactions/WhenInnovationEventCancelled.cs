using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Reactions;

/// <summary>No vote goes on at an event that does not take place, and no question waits for an answer.</summary>
internal sealed class WhenInnovationEventCancelled(VotingDb db, BallotBox box, TimeProvider clock) : IReaction<InnovationEventCancelled>
{
    public async Task When(InnovationEventCancelled happened, CancellationToken ct)
    {
        var rounds = await db
            .Rounds.Where(r => r.InnovationEventId == happened.InnovationEventId)
            .Where(r => r.State == RoundState.Draft || r.State == RoundState.Open || r.State == RoundState.Closed)
            .Select(r => r.Id)
            .ToListAsync(ct);
        foreach (var roundId in rounds)
        {
            await box.Shut(roundId, ct);
            var round = await db.Rounds.SingleAsync(r => r.Id == roundId, ct);
            round.Cancel("The event is cancelled", by: null, clock.GetUtcNow());
            await box.ForgetVoters(roundId, ct);
            db.Changed(round);
        }
        (await db.DeskToChange(happened.InnovationEventId, ct)).Close(happened.At);
        var unanswered = await db
            .Questions.Where(q => q.InnovationEventId == happened.InnovationEventId && q.EndedAt == null)
            .ToListAsync(ct);
        foreach (var question in unanswered)
            question.Decline("The event is cancelled", by: null, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
