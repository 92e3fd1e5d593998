using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Board;

[Requires(IdeationPermission.TakePart)]
internal sealed record WithdrawIdea(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class WithdrawIdeaHandler(IdeationDb db, ICaller caller, TimeProvider clock) : ICommandHandler<WithdrawIdea>
{
    public async Task Handle(WithdrawIdea command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var idea = await db.Ideas.InGroup(command.IdeaId, command.GroupId, ct);
        board.Withdraw(idea, by: caller.Person(), now);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record PutIdeaBack(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class PutIdeaBackHandler(IdeationDb db, ICaller caller, TimeProvider clock) : ICommandHandler<PutIdeaBack>
{
    public async Task Handle(PutIdeaBack command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        var idea = await db.Ideas.InGroup(command.IdeaId, command.GroupId, ct);
        board.PutBack(idea, by: caller.Person(), now);
        await db.IndexIdea(idea, board, now, ct);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
