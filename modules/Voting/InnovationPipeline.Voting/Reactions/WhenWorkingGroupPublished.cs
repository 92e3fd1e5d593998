using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Reactions;

/// <summary>A group has a facilitator, perhaps another than before: they help at the desk of a vote that is going on.</summary>
internal sealed class WhenWorkingGroupPublished(VotingDb db, IInnovationEvents events) : IReaction<WorkingGroupPublished>
{
    public async Task When(WorkingGroupPublished happened, CancellationToken ct)
    {
        var open = await db
            .Rounds.Where(r => r.InnovationEventId == happened.InnovationEventId && r.State == RoundState.Open)
            .Select(r => r.Id)
            .ToListAsync(ct);
        if (open.Count == 0)
            return;
        var groups = await events.Groups(happened.InnovationEventId, ct);
        foreach (var roundId in open)
            await db.LetFacilitatorsHelp(roundId, groups, ct);
        await db.SaveChangesAsync(ct);
    }
}
