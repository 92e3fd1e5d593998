using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Board;

[Requires(IdeationPermission.TakePart)]
internal sealed record ShortlistIdea(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class ShortlistIdeaHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<ShortlistIdea>
{
    public async Task Handle(ShortlistIdea command, CancellationToken ct)
    {
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var idea = await db.Ideas.InGroup(command.IdeaId, command.GroupId, ct);
        board.PutOnShortlist(idea, clock.GetUtcNow());
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record TakeOffShortlist(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class TakeOffShortlistHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<TakeOffShortlist>
{
    public async Task Handle(TakeOffShortlist command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var idea = await db.Ideas.InGroup(command.IdeaId, command.GroupId, ct);
        board.TakeOffShortlist(idea.Id, now);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
