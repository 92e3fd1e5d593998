using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Features.Dispositions;

/// <param name="Open">ideas without a disposition; withdrawn ideas need none</param>
internal sealed record EventIdeas(string EventName, int All, int Open, int Shown, IReadOnlyList<EventIdea> Ideas);

internal sealed record EventIdea(
    Guid Id,
    string Title,
    string GroupName,
    Standing Standing,
    DispositionKind? Disposition,
    string? Theme,
    bool MayBeDisposed
)
{
    /// <summary>When people are told; none once they know.</summary>
    public DateTimeOffset? ToldOn { get; init; }

    /// <summary>Somebody has taken it forward as an initiative.</summary>
    public bool IsTaken { get; init; }

    /// <summary>How long its contributors have had no answer; none once they have one.</summary>
    public int? DaysWaiting { get; init; }
}

/// <param name="Which">"open" for those without a disposition, the name of a disposition, or nothing for all</param>
[Requires(IdeationPermission.Oversee)]
internal sealed record IdeasOfEvent(Guid InnovationEventId, string? Which = null, int Page = 1) : IQuery<EventIdeas>, IInEvent;

internal sealed class IdeasOfEventHandler(
    IdeationDb db,
    IInnovationEvents events,
    IEnumerable<ITakeIdeasForward> others,
    TimeProvider clock
) : IQueryHandler<IdeasOfEvent, EventIdeas>
{
    public const int PageSize = 25;
    public const string WithoutDisposition = "open";

    public async Task<EventIdeas> Handle(IdeasOfEvent query, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var organisation = await db.OrganisationOf(query.InnovationEventId, ct);
        var card = await events.Find(query.InnovationEventId, ct);
        var boards = await db
            .Boards.AsNoTracking()
            .Where(b => b.InnovationEventId == query.InnovationEventId)
            .ToDictionaryAsync(b => b.GroupId, ct);
        var ideas = await db.Ideas.AsNoTracking().Where(i => i.InnovationEventId == query.InnovationEventId).ToListAsync(ct);
        var themes = await db.ThemeSuggestions.Where(t => t.OrganisationId == organisation).ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        var names = (await events.Groups(query.InnovationEventId, ct)).ToDictionary(g => g.Id, g => g.Name);

        var taken = new HashSet<Guid>();
        foreach (var other in others)
            taken.UnionWith(await other.Taken([.. ideas.Select(i => i.Id)], ct));
        bool Fits(Idea idea, string? which) =>
            which switch
            {
                null or "" => true,
                WithoutDisposition => idea.NeedsDisposition && !taken.Contains(idea.Id),
                _ => string.Equals((idea.Prepared ?? idea.Disposition)?.Kind.ToString(), which, StringComparison.Ordinal),
            };

        var chosen = ideas
            .Where(i => Fits(i, query.Which))
            .OrderBy(i => boards[i.GroupId].Number)
            .ThenBy(i => boards[i.GroupId].StandingOf(i, now) == Standing.TopIdea ? 0 : 1)
            .ThenBy(i => i.AddedAt)
            .ThenBy(i => i.Id)
            .ToList();
        return new(
            card?.Name ?? "Innovation event",
            ideas.Count,
            ideas.Count(i => Fits(i, WithoutDisposition)),
            chosen.Count,
            [
                .. chosen
                    .Skip((Math.Max(1, query.Page) - 1) * PageSize)
                    .Take(PageSize)
                    .Select(i =>
                    {
                        var answer = i.Prepared ?? i.Disposition;
                        return new EventIdea(
                            i.Id,
                            i.Title,
                            names.GetValueOrDefault(i.GroupId) ?? $"Group {boards[i.GroupId].Number}",
                            boards[i.GroupId].StandingOf(i, now),
                            answer?.Kind,
                            answer?.ThemeId is { } theme ? themes.GetValueOrDefault(theme) : null,
                            !i.IsWithdrawn && !boards[i.GroupId].IsOpen(now)
                        )
                        {
                            ToldOn = i.Prepared?.ToldAt,
                            IsTaken = taken.Contains(i.Id),
                            DaysWaiting =
                                i.IsWithdrawn || i.Disposition is not null || taken.Contains(i.Id)
                                    ? null
                                    : London.DayOf(now).DayNumber - London.DayOf(i.AddedAt).DayNumber,
                        };
                    }),
            ]
        );
    }
}
