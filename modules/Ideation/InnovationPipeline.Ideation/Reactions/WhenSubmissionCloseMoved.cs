using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Reactions;

internal sealed class WhenSubmissionCloseMoved(IdeationDb db) : IReaction<SubmissionCloseMoved>
{
    public async Task When(SubmissionCloseMoved happened, CancellationToken ct)
    {
        await db.TakeTurn(happened.InnovationEventId, ct);
        var close = await db.SubmissionCloses.FindAsync([happened.InnovationEventId], ct);
        if (close is null)
        {
            close = SubmissionClose.Of(happened.InnovationEventId);
            db.Add(close);
        }
        close.Move(happened.SubmissionClosesAt, happened.At);

        foreach (var board in await db.Boards.Where(b => b.InnovationEventId == happened.InnovationEventId).ToListAsync(ct))
        {
            board.CloseAt(happened.SubmissionClosesAt, happened.At);
            db.ChangedOnBoard(board);
        }
        await db.SaveChangesAsync(ct);
    }
}
