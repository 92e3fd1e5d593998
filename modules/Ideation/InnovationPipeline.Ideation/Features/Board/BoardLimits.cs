using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Ideation.Features.Board;

internal sealed record LimitsView(Guid GroupId, int Number, int ShortlistCap, int? ShareLimit);

[Requires(IdeationPermission.Oversee)]
internal sealed record LimitsOf(Guid GroupId) : IQuery<LimitsView>, IInGroup;

internal sealed class LimitsOfHandler(IdeationDb db) : IQueryHandler<LimitsOf, LimitsView>
{
    public async Task<LimitsView> Handle(LimitsOf query, CancellationToken ct)
    {
        var board = await db.Boards.OfGroup(query.GroupId, ct);
        return new(board.GroupId, board.Number, board.ShortlistCap, board.ShareLimit);
    }
}

/// <param name="ShareLimit">none for any number of ideas</param>
[Requires(IdeationPermission.Oversee)]
internal sealed record SetBoardLimits(Guid GroupId, int ShortlistCap, int? ShareLimit) : ICommand, IInGroup;

internal sealed class SetBoardLimitsHandler(IdeationDb db) : ICommandHandler<SetBoardLimits>
{
    public async Task Handle(SetBoardLimits command, CancellationToken ct)
    {
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        board.SetLimits(command.ShortlistCap, command.ShareLimit);
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
