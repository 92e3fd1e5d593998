using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Board;

/// <param name="Withdrawn">the asker's own withdrawn ideas, which can be put back</param>
internal sealed record BoardView(
    Guid GroupId,
    Guid InnovationEventId,
    string Name,
    string? AreaTitle,
    string? Question,
    DateTimeOffset ClosesAt,
    DateTimeOffset Now,
    bool IsOpen,
    int ShortlistCap,
    int Shortlisted,
    BoardIdea? TopIdea,
    int Total,
    IReadOnlyList<BoardIdea> Ideas,
    IReadOnlyList<BoardIdea> Withdrawn,
    IReadOnlyList<PersonCard> Members
);

internal sealed record BoardIdea(
    Guid Id,
    string Title,
    string Text,
    Standing Standing,
    string? Author,
    bool IsMine,
    bool IsShared,
    bool IsTaken
);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record BoardOf(Guid GroupId, int Page = 1) : IQuery<BoardView>, IInGroup;

internal sealed class BoardOfHandler(IdeationDb db, IInnovationEvents events, IPeople people, ICaller caller, TimeProvider clock)
    : IQueryHandler<BoardOf, BoardView>
{
    public const int PageSize = 25;

    public async Task<BoardView> Handle(BoardOf query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var board = await db.Boards.AsNoTracking().OfGroup(query.GroupId, ct);
        var ideas = await db
            .Ideas.AsNoTracking()
            .Include(i => i.Links)
            .Where(i => i.GroupId == query.GroupId)
            .OrderBy(i => i.AddedAt)
            .ThenBy(i => i.Id)
            .ToListAsync(ct);
        var group = await events.Group(query.GroupId, ct);
        var cards = await people.Cards([.. ideas.Select(i => i.AuthorId).OfType<Guid>(), .. board.MemberIds], ct);

        BoardIdea Shown(Idea idea) =>
            new(
                idea.Id,
                idea.Title,
                idea.Text,
                board.StandingOf(idea, now),
                idea.AuthorId is { } author && cards.TryGetValue(author, out var card) ? card.Name : null,
                caller.PersonId is { } me && idea.BelongsTo(me),
                board.Shared.Contains(idea.Id),
                idea.Links.Count > 0
            );

        int Rank(Idea idea) =>
            board.TopIdeaId == idea.Id ? 0
            : board.Shortlist.Contains(idea.Id) ? 1
            : 2;

        // Newest first on the long list: what has just been added is seen.
        var standing = ideas.Where(i => !i.IsWithdrawn).OrderBy(Rank).ThenByDescending(i => i.AddedAt).ThenByDescending(i => i.Id).ToList();
        var top = standing.Find(i => i.Id == board.TopIdeaId);
        return new(
            board.GroupId,
            board.InnovationEventId,
            group?.Name ?? $"Group {board.Number}",
            group?.Area.Title,
            group?.Area.Question,
            board.ClosesAt,
            now,
            board.IsOpen(now),
            board.ShortlistCap,
            board.Shortlist.Count,
            top is null ? null : Shown(top),
            standing.Count,
            [.. standing.Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).Select(Shown)],
            [.. ideas.Where(i => i.IsWithdrawn && caller.PersonId is { } me && i.BelongsTo(me)).Select(Shown)],
            [.. board.MemberIds.Where(cards.ContainsKey).Select(id => cards[id]).OrderBy(p => p.Name, StringComparer.CurrentCulture)]
        );
    }
}
