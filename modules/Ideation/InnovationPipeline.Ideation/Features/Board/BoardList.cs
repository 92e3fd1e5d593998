using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Board;

/// <param name="MayOversee">may the asker see the wall and all ideas of the event</param>
internal sealed record BoardsOfEvent(
    Guid InnovationEventId,
    string EventName,
    DateOnly? Day,
    bool MayOversee,
    IReadOnlyList<BoardLine> Boards
);

internal sealed record BoardLine(Guid GroupId, string Name, string? AreaTitle, int Ideas, bool HasTopIdea, bool IsOpen);

[Requires(IdeationPermission.SeeGroup)]
internal sealed record BoardsVisible(int Page = 1) : IQuery<BoardsPage>;

internal sealed record BoardsPage(int Events, IReadOnlyList<BoardsOfEvent> Shown);

internal sealed class BoardsVisibleHandler(IdeationDb db, IInnovationEvents events, AccessTables access, ICaller caller, TimeProvider clock)
    : IQueryHandler<BoardsVisible, BoardsPage>
{
    public const int PageSize = 5;

    public async Task<BoardsPage> Handle(BoardsVisible query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var visible = await db.Boards.AsNoTracking().VisibleTo(access, caller, ct);
        var boards = await visible.OrderByDescending(b => b.ClosesAt).ThenBy(b => b.Number).ToListAsync(ct);
        var byEvent = boards.GroupBy(b => b.InnovationEventId).ToList();
        var shown = byEvent.Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).ToList();
        var shownIds = shown.SelectMany(g => g.Select(b => b.GroupId)).ToList();
        var counts = await db
            .Ideas.Where(i => shownIds.Contains(i.GroupId) && i.WithdrawnAt == null)
            .GroupBy(i => i.GroupId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var overseen = await access.ScopesWith(caller, IdeationPermission.Oversee, ct);
        var cards = await events.Cards(shown.Select(g => g.Key), ct);

        var found = new List<BoardsOfEvent>();
        foreach (var group in shown)
        {
            var named = (await events.Groups(group.Key, ct)).ToDictionary(g => g.Id);
            found.Add(
                new(
                    group.Key,
                    cards.TryGetValue(group.Key, out var card) ? card.Name : "Innovation event",
                    card?.Day,
                    overseen.Contains(group.Key),
                    [
                        .. group
                            .OrderBy(b => b.Number)
                            .Select(b => new BoardLine(
                                b.GroupId,
                                named.TryGetValue(b.GroupId, out var g) ? g.Name : $"Group {b.Number}",
                                g?.Area.Title,
                                counts.GetValueOrDefault(b.GroupId),
                                b.TopIdeaId is not null,
                                b.IsOpen(now)
                            )),
                    ]
                )
            );
        }
        return new(byEvent.Count, found);
    }
}
