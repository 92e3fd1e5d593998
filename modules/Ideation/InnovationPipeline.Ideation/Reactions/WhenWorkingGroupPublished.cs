using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Reactions;

internal sealed class WhenWorkingGroupPublished(IdeationDb db) : IReaction<WorkingGroupPublished>
{
    public async Task When(WorkingGroupPublished happened, CancellationToken ct)
    {
        await db.TakeTurn(happened.InnovationEventId, ct);
        var board = await db.Boards.SingleOrDefaultAsync(b => b.GroupId == happened.GroupId, ct);
        if (board is null)
        {
            board = new GroupBoard(happened.InnovationEventId, happened.GroupId);
            db.Add(board);
            if (await db.SubmissionCloses.FindAsync([happened.InnovationEventId], ct) is { } known)
                board.CloseAt(known.ClosesAt, known.AsOf);
        }
        board.Seat(happened.Number, happened.ChallengeAreaId, happened.FacilitatorId, happened.MemberIds, happened.At);
        board.CloseAt(happened.SubmissionClosesAt, happened.At);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
