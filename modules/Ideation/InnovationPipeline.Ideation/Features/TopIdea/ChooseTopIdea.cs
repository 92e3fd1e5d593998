using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.TopIdea;

internal sealed record ShortlistedIdea(Guid Id, string Title, string Text);

internal sealed record ShortlistView(
    Guid GroupId,
    bool IsOpen,
    DateTimeOffset ClosesAt,
    DateTimeOffset Now,
    Guid? TopIdeaId,
    IReadOnlyList<ShortlistedIdea> Ideas
);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record ShortlistOf(Guid GroupId) : IQuery<ShortlistView>, IInGroup;

internal sealed class ShortlistOfHandler(IdeationDb db, TimeProvider clock) : IQueryHandler<ShortlistOf, ShortlistView>
{
    public async Task<ShortlistView> Handle(ShortlistOf query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.AsNoTracking().OfGroup(query.GroupId, ct);
        var shortlist = board.Shortlist.ToList();
        var ideas = await db.Ideas.AsNoTracking().Where(i => shortlist.Contains(i.Id)).ToListAsync(ct);
        return new(
            board.GroupId,
            board.IsOpen(now),
            board.ClosesAt,
            now,
            board.TopIdeaId,
            [.. ideas.OrderBy(i => shortlist.IndexOf(i.Id)).Select(i => new ShortlistedIdea(i.Id, i.Title, i.Text))]
        );
    }
}

[Requires(IdeationPermission.TakePart)]
internal sealed record ChooseTopIdea(Guid GroupId, Guid IdeaId) : ICommand, IInGroup;

internal sealed class ChooseTopIdeaHandler(IdeationDb db, TimeProvider clock) : ICommandHandler<ChooseTopIdea>
{
    public async Task Handle(ChooseTopIdea command, CancellationToken ct)
    {
        var board = await db.Boards.OfGroup(command.GroupId, ct);
        board.ChooseTopIdea(command.IdeaId, clock.GetUtcNow());
        db.ChangedOnBoard(board);
        await db.SaveChangesAsync(ct);
    }
}
