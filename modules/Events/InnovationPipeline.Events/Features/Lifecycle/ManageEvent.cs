using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Lifecycle;

internal sealed record TaskRow(string Text, string Href, string Status, string Hint);

internal sealed record ManagedEvent(
    Guid Id,
    string Name,
    DateOnly Day,
    string Venue,
    string State,
    string Colour,
    string? Why,
    DateTimeOffset? RegistrationClosesAt,
    IReadOnlyList<EventMove> Moves,
    IReadOnlyList<TaskRow> Tasks,
    int Placed,
    int Waiting,
    int Capacity,
    int Present
);

/// <summary>What remains before the event can go on, and where it stands.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record EventToManage(Guid InnovationEventId) : IQuery<ManagedEvent>, IInEvent;

internal sealed class EventToManageHandler(EventsDb db) : IQueryHandler<EventToManage, ManagedEvent>
{
    private const string Done = "Completed";
    private const string ToDo = "Incomplete";
    private const string Problem = "There is a problem";
    private const string Later = "Cannot start yet";

    public async Task<ManagedEvent> Handle(EventToManage query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var sheet = await db.RunSheets.AsNoTracking().SingleAsync(s => s.InnovationEventId == e.Id, ct);
        var places = await db.Places.AsNoTracking().Get(e.Id, ct);
        var speakers = await db.Speakers.CountAsync(s => s.InnovationEventId == e.Id, ct);
        var waiting = await db.Registrations.CountAsync(r => r.InnovationEventId == e.Id && r.State == PlaceState.Waiting, ct);
        var present = await db.Registrations.CountAsync(r => r.InnovationEventId == e.Id && r.CheckedInAt != null, ct);
        var groups = await db.Groups.AsNoTracking().Where(g => g.InnovationEventId == e.Id).ToListAsync(ct);
        var obstacles = sheet.Obstacles(London.Time);
        var root = $"/events/{e.Id}";
        var published = groups.Count > 0 && groups.TrueForAll(g => g.IsPublished);
        return new ManagedEvent(
            e.Id,
            e.Name,
            e.Day,
            e.Venue,
            PlainWords.Of(e.State),
            PlainWords.ColourOf(e.State),
            e.State is EventState.Cancelled or EventState.Postponed ? e.Why : null,
            e.RegistrationClosesAt,
            [.. e.Moves],
            [
                new("Details", $"{root}/details", Done, $"{e.Venue}, {places.Capacity} places"),
                new(
                    "Challenge areas",
                    $"{root}/areas",
                    e.Areas.Count > 0 ? Done : ToDo,
                    Count(e.Areas.Count, "area", "At least 1 before you publish")
                ),
                new("Speakers", $"{root}/speakers", speakers > 0 ? Done : ToDo, Count(speakers, "speaker", "They open the day")),
                new(
                    "Run sheet",
                    $"{root}/run-sheet",
                    sheet.Blocks.Count == 0 ? ToDo
                        : obstacles.Count > 0 ? Problem
                        : Done,
                    obstacles.Count > 0 ? obstacles[0] : Count(sheet.Blocks.Count, "block", "The times of the day, with movement breaks")
                ),
                new(
                    "Registrations",
                    $"{root}/registrations",
                    places.Taken > 0 ? Done
                        : e.TakesOrganisersRegistrations ? ToDo
                        : Later,
                    $"{places.Taken} of {places.Capacity} places taken, {waiting} on the waiting list"
                ),
                new(
                    "Working groups",
                    $"{root}/groups",
                    published ? Done
                        : places.Taken > 0 ? ToDo
                        : Later,
                    groups.Count == 0 ? "At least 2 for each challenge area"
                        : published ? $"{groups.Count} groups, published"
                        : $"{groups.Count} groups, not published yet"
                ),
            ],
            places.Taken,
            waiting,
            places.Capacity,
            present
        );
    }

    private static string Count(int n, string noun, string none) =>
        n switch
        {
            0 => none,
            1 => $"1 {noun}",
            _ => $"{n} {noun}s",
        };
}

internal sealed record EventStanding(Guid Id, string Name, DateOnly Day, string State, string? Why);

/// <summary>Where the event stands, for programs.</summary>
[Requires(EventsPermission.See)]
internal sealed record StandingOfEvent(Guid InnovationEventId) : IQuery<EventStanding>, IInEvent;

internal sealed class StandingOfEventHandler(EventsDb db, AccessTables access, ICaller caller)
    : IQueryHandler<StandingOfEvent, EventStanding>
{
    public async Task<EventStanding> Handle(StandingOfEvent query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        if (!e.IsPublic && !await access.May(caller, EventsPermission.Manage, e.Id, ct))
            throw new NotFound();
        return new EventStanding(e.Id, e.Name, e.Day, e.State.ToString(), e.Why);
    }
}
