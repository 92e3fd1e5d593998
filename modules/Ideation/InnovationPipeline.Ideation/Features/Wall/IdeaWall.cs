using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Wall;

/// <summary>Every group's progress at a glance; titles only, nobody's name.</summary>
internal sealed record WallView(
    Guid InnovationEventId,
    string EventName,
    DateTimeOffset? ClosesAt,
    DateTimeOffset Now,
    IReadOnlyList<WallGroup> Groups
);

internal sealed record WallGroup(
    Guid GroupId,
    string Name,
    string? AreaTitle,
    int Ideas,
    int ShortlistCap,
    IReadOnlyList<string> Shortlist,
    string? TopIdea
);

[Requires(IdeationPermission.Oversee)]
internal sealed record WallOf(Guid InnovationEventId) : IQuery<WallView>, IInEvent;

internal sealed class WallOfHandler(IdeationDb db, IInnovationEvents events, TimeProvider clock) : IQueryHandler<WallOf, WallView>
{
    public async Task<WallView> Handle(WallOf query, CancellationToken ct)
    {
        var card = await events.Find(query.InnovationEventId, ct);
        var groups = (await events.Groups(query.InnovationEventId, ct)).ToDictionary(g => g.Id);
        var boards = await db
            .Boards.AsNoTracking()
            .Where(b => b.InnovationEventId == query.InnovationEventId)
            .OrderBy(b => b.Number)
            .ToListAsync(ct);
        var ideas = await db
            .Ideas.AsNoTracking()
            .Where(i => i.InnovationEventId == query.InnovationEventId && i.WithdrawnAt == null)
            .Select(i => new
            {
                i.Id,
                i.GroupId,
                i.Title,
            })
            .ToListAsync(ct);
        var titles = ideas.ToDictionary(i => i.Id, i => i.Title);

        return new(
            query.InnovationEventId,
            card?.Name ?? "Innovation event",
            boards.Count > 0 ? boards.Max(b => b.ClosesAt) : null,
            clock.GetUtcNow(),
            [
                .. boards.Select(b => new WallGroup(
                    b.GroupId,
                    groups.TryGetValue(b.GroupId, out var group) ? group.Name : $"Group {b.Number}",
                    group?.Area.Title,
                    ideas.Count(i => i.GroupId == b.GroupId),
                    b.ShortlistCap,
                    [.. b.Shortlist.Where(titles.ContainsKey).Select(id => titles[id])],
                    b.TopIdeaId is { } top ? titles.GetValueOrDefault(top) : null
                )),
            ]
        );
    }
}
