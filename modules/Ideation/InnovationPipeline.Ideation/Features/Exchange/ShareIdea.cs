using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Exchange;

[Requires(IdeationPermission.TakePart)]
internal sealed record ShareIdea(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class ShareIdeaHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<ShareIdea>
{
    public async Task Handle(ShareIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var idea = await db.Ideas.InGroup(command.IdeaId, command.GroupId, ct);
        board.Share(idea.Id, now);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record StopSharingIdea(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class StopSharingIdeaHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<StopSharingIdea>
{
    public async Task Handle(StopSharingIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var idea = await db.Ideas.InGroup(command.IdeaId, command.GroupId, ct);
        board.StopSharing(idea.Id, now);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
