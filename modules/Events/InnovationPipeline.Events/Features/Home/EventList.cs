using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Home;

internal sealed record EventRow(Guid Id, string Name, DateOnly Day, string Venue, string State, string Colour, bool MayManage);

internal sealed record EventRows(IReadOnlyList<EventRow> Rows, int Page, int Pages, bool MayCreate);

/// <summary>Events that the caller may see, the latest day first.</summary>
[Requires(EventsPermission.See)]
internal sealed record EventsSeen(int Page) : IQuery<EventRows>;

internal sealed class EventsSeenHandler(EventsDb db, AccessTables access, ICaller caller) : IQueryHandler<EventsSeen, EventRows>
{
    private const int OnAPage = 25;

    public async Task<EventRows> Handle(EventsSeen query, CancellationToken ct)
    {
        var seen = await access.ScopesWith(caller, EventsPermission.See, ct);
        var managed = await access.ScopesWith(caller, EventsPermission.Manage, ct);
        var create = await access.ScopesWith(caller, EventsPermission.Create, ct);
        var events = db.Events.AsNoTracking().SeenIn(seen, managed);
        var pages = Math.Max(1, (await events.CountAsync(ct) + OnAPage - 1) / OnAPage);
        var page = Math.Clamp(query.Page, 1, pages);
        var found = await events.OrderByDescending(e => e.Day).ThenBy(e => e.Id).Skip((page - 1) * OnAPage).Take(OnAPage).ToListAsync(ct);
        return new EventRows(
            [
                .. found.Select(e => new EventRow(
                    e.Id,
                    e.Name,
                    e.Day,
                    e.Venue,
                    PlainWords.Of(e.State),
                    PlainWords.ColourOf(e.State),
                    managed.Contains(e.Id)
                )),
            ],
            page,
            pages,
            create.Count > 0
        );
    }
}
