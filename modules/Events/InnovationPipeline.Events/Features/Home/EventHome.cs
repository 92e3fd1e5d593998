using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Home;

internal sealed record AgendaRow(string Time, string Title, string Type, int Minutes);

internal sealed record AreaRow(int Number, string Title, string Question);

internal sealed record SpeakerRow(string Name, string Organisation, string Bio, bool IsPanel);

internal sealed record MemberRow(string Name, string? Organisation, string Discipline);

/// <param name="MovedAt">when their seat last changed after the groups were published</param>
internal sealed record MyGroup(
    Guid Id,
    string Name,
    string Area,
    string Question,
    string Facilitator,
    IReadOnlyList<MemberRow> Members,
    DateTimeOffset? MovedAt
);

internal sealed record LedGroup(Guid Id, string Name, string Area);

internal sealed record MyPlace(Guid RegistrationId, string State, bool HasPlace, DateTimeOffset? CheckedInAt);

internal sealed record EventHome(
    Guid Id,
    string Name,
    string Summary,
    string Venue,
    DateOnly Day,
    string State,
    string Colour,
    string? Why,
    bool IsLive,
    bool TakesVotes,
    IReadOnlyList<AreaRow> Areas,
    IReadOnlyList<SpeakerRow> Speakers,
    IReadOnlyList<AgendaRow> Agenda,
    MyPlace? Place,
    MyGroup? Group,
    IReadOnlyList<LedGroup> Leads,
    bool IsStaff,
    bool MayManage
);

/// <summary>The event as one person sees it.</summary>
[Requires(EventsPermission.See)]
internal sealed record HomeOfEvent(Guid InnovationEventId) : IQuery<EventHome>, IInEvent;

internal sealed class HomeOfEventHandler(EventsDb db, AccessTables access, ICaller caller, IPeople people)
    : IQueryHandler<HomeOfEvent, EventHome>
{
    public async Task<EventHome> Handle(HomeOfEvent query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var mayManage = await access.May(caller, EventsPermission.Manage, e.Id, ct);
        if (!e.IsPublic && !mayManage)
            throw new NotFound();
        var me = caller.Person();
        var sheet = await db.RunSheets.AsNoTracking().SingleAsync(s => s.InnovationEventId == e.Id, ct);
        var speakers = await db.Speakers.AsNoTracking().Where(s => s.InnovationEventId == e.Id).OrderBy(s => s.Id).ToListAsync(ct);
        var place = await db.Registrations.AsNoTracking().SingleOrDefaultAsync(r => r.InnovationEventId == e.Id && r.PersonId == me, ct);
        var groups = await db
            .Groups.AsNoTracking()
            .Where(g => g.InnovationEventId == e.Id && g.PublishedAt != null)
            .OrderBy(g => g.Number)
            .ToListAsync(ct);
        var areas = e.Areas.ToDictionary(a => a.Id);
        var isStaff = mayManage || groups.Exists(g => g.FacilitatorId == me);
        var hasPlace = place is not (null or { State: PlaceState.Cancelled });
        return new EventHome(
            e.Id,
            e.Name,
            e.Summary,
            e.Venue,
            e.Day,
            PlainWords.Of(e.State),
            PlainWords.ColourOf(e.State),
            e.State is EventState.Cancelled or EventState.Postponed ? e.Why : null,
            e.State == EventState.Live,
            (isStaff || hasPlace) && e.State is (EventState.Live or EventState.Closed or EventState.Archived),
            [.. e.Areas.OrderBy(a => a.Number).Select(a => new AreaRow(a.Number, a.Title, a.Question))],
            [.. speakers.Select(s => new SpeakerRow(s.Name, s.Organisation, s.Bio, s.IsPanel))],
            [
                .. sheet
                    .Blocks.Where(b => b.Visibility == BlockVisibility.Public)
                    .Select(b => new AgendaRow(London.Time(sheet.StartOf(b)), b.Title, PlainWords.Of(b.Type), b.Minutes)),
            ],
            hasPlace ? new MyPlace(place!.Id, PlainWords.Of(place.State), place.State == PlaceState.Placed, place.CheckedInAt) : null,
            await Mine(groups.Find(g => g.Members.Any(m => m.PersonId == me)), me, areas, ct),
            [.. groups.Where(g => g.FacilitatorId == me).Select(g => new LedGroup(g.Id, g.Name, areas[g.ChallengeAreaId].Title))],
            isStaff,
            mayManage
        );
    }

    private async Task<MyGroup?> Mine(WorkingGroup? group, Guid me, Dictionary<Guid, ChallengeArea> areas, CancellationToken ct)
    {
        if (group is null)
            return null;
        var ids = group.Members.Select(m => m.PersonId).ToList();
        var disciplines = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == group.InnovationEventId && ids.Contains(r.PersonId))
            .ToDictionaryAsync(r => r.PersonId, r => r.Discipline, ct);
        var cards = await people.Cards([.. ids, group.FacilitatorId!.Value], ct);
        var area = areas[group.ChallengeAreaId];
        return new MyGroup(
            group.Id,
            group.Name,
            area.Title,
            area.Question,
            cards.GetValueOrDefault(group.FacilitatorId.Value)?.Name ?? "",
            [
                .. ids.Select(id => new MemberRow(
                        cards.GetValueOrDefault(id)?.Name ?? "",
                        cards.GetValueOrDefault(id)?.OrganisationName,
                        disciplines.GetValueOrDefault(id) ?? ""
                    ))
                    .OrderBy(m => m.Name, StringComparer.CurrentCulture),
            ],
            await db
                .SeatMoves.Where(m => m.InnovationEventId == group.InnovationEventId && m.PersonId == me)
                .MaxAsync(m => (DateTimeOffset?)m.At, ct)
        );
    }
}

/// <summary>The caller gives up their own place; the next in the queue gets it.</summary>
[Requires(EventsPermission.TakePart)]
internal sealed record GiveUpMyPlace(Guid InnovationEventId) : ICommand, IInEvent;

internal sealed class GiveUpMyPlaceHandler(EventsDb db, ICaller caller) : ICommandHandler<GiveUpMyPlace>
{
    public async Task Handle(GiveUpMyPlace command, CancellationToken ct)
    {
        var me = caller.Person();
        var mine = await db
            .Registrations.Where(r => r.InnovationEventId == command.InnovationEventId && r.PersonId == me)
            .Select(r => (Guid?)r.Id)
            .SingleOrDefaultAsync(ct);
        await db.GiveUpPlace(command.InnovationEventId, mine ?? throw new NotFound(), ct);
        db.Changed(EventsModule.Topic, command.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
