using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.CheckIn;

internal sealed record ArrivalRow(
    Guid RegistrationId,
    string Name,
    string Organisation,
    string? Group,
    bool HasPlace,
    DateTimeOffset? CheckedInAt
);

internal sealed record Desk(
    string EventName,
    bool IsLive,
    int Present,
    int Registered,
    IReadOnlyList<ArrivalRow> Found,
    bool Searched,
    bool MoreFound
);

/// <summary>The desk for event staff: who is there, and people found by a part of their name.</summary>
[Requires(EventsPermission.CheckIn)]
internal sealed record CheckInDesk(Guid InnovationEventId, string? Name) : IQuery<Desk>;

internal sealed class CheckInDeskHandler(EventsDb db, AccessTables access, ICaller caller, IPeople people, IOrganisations organisations)
    : IQueryHandler<CheckInDesk, Desk>
{
    private const int MostShown = 25;

    public async Task<Desk> Handle(CheckInDesk query, CancellationToken ct)
    {
        var e = await db.ForStaff(query.InnovationEventId, access, caller, ct);
        var registrations = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == e.Id && r.State != PlaceState.Cancelled)
            .ToListAsync(ct);
        var placed = registrations.Count(r => r.State == PlaceState.Placed);
        var present = registrations.Count(r => r.CheckedInAt is not null);
        var searched = !string.IsNullOrWhiteSpace(query.Name);
        if (!searched)
            return new Desk(e.Name, e.State == EventState.Live, present, placed, [], Searched: false, MoreFound: false);

        var names = await people.Cards(registrations.Select(r => r.PersonId), ct);
        var matching = registrations
            .Where(r =>
                names.GetValueOrDefault(r.PersonId)?.Name.Contains(query.Name!.Trim(), StringComparison.CurrentCultureIgnoreCase) == true
            )
            .OrderBy(r => names[r.PersonId].Name, StringComparer.CurrentCulture)
            .ThenBy(r => r.Id)
            .ToList();
        var shown = matching.Take(MostShown).ToList();
        var places = await organisations.Cards(shown.Select(r => r.OrganisationId).OfType<Guid>(), ct);
        var groups = await db.Groups.AsNoTracking().Where(g => g.InnovationEventId == e.Id && g.PublishedAt != null).ToListAsync(ct);
        return new Desk(
            e.Name,
            e.State == EventState.Live,
            present,
            placed,
            [
                .. shown.Select(r => new ArrivalRow(
                    r.Id,
                    names[r.PersonId].Name,
                    r.OrganisationTyped ?? (r.OrganisationId is { } o ? places.GetValueOrDefault(o)?.Name : null) ?? "",
                    groups.Find(g => g.Members.Any(m => m.PersonId == r.PersonId))?.Name,
                    r.State == PlaceState.Placed,
                    r.CheckedInAt
                )),
            ],
            Searched: true,
            MoreFound: matching.Count > shown.Count
        );
    }
}

/// <param name="IsNew">false when the person had come before, at <paramref name="At"/></param>
internal sealed record Arrival(string Name, bool IsNew, DateTimeOffset At, string? Group)
{
    public string InWords =>
        (IsNew ? $"{Name} is checked in" : $"{Name}: already in at {London.Time(At)}") + (Group is null ? "" : $". {Group}");
}

[Requires(EventsPermission.CheckIn)]
internal sealed record CheckInByCode(
    Guid InnovationEventId,
    [property:
        Sealed,
        NotFreeText,
        Required(ErrorMessage = "Enter the code"),
        StringLength(40, ErrorMessage = "Enter the 8 characters of the code")
    ]
        string Code
) : ICommand<Arrival>;

internal sealed class CheckInByCodeHandler(
    EventsDb db,
    AccessTables access,
    ICaller caller,
    IPersonalLinks links,
    IPeople people,
    TimeProvider clock
) : ICommandHandler<CheckInByCode, Arrival>
{
    public async Task<Arrival> Handle(CheckInByCode request, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var e = await db.ForStaff(request.InnovationEventId, access, caller, ct);
        var person =
            await links.PersonWithCode(request.Code, e.Id, ct)
            ?? throw new Invalid(nameof(request.Code), "Nobody at this event has that code. Check it, or find the person by name");
        var registration =
            await db.Registrations.SingleOrDefaultAsync(r => r.InnovationEventId == e.Id && r.PersonId == person, ct)
            ?? throw new Invalid(nameof(request.Code), "This person is not registered for the event");
        return await Arriving.Take(db, people, e, registration, CheckInDoor.Code, clock, ct);
    }
}

[Requires(EventsPermission.CheckIn)]
internal sealed record CheckInByName(Guid InnovationEventId, Guid RegistrationId) : ICommand<Arrival>;

internal sealed class CheckInByNameHandler(EventsDb db, AccessTables access, ICaller caller, IPeople people, TimeProvider clock)
    : ICommandHandler<CheckInByName, Arrival>
{
    public async Task<Arrival> Handle(CheckInByName request, CancellationToken cancellationToken)
    {
        var e = await db.ForStaff(request.InnovationEventId, access, caller, cancellationToken);
        var registration = await db.Registrations.Where(r => r.InnovationEventId == e.Id).Get(request.RegistrationId, cancellationToken);
        return await Arriving.Take(db, people, e, registration, CheckInDoor.Desk, clock, cancellationToken);
    }
}

/// <summary>A mistake at the desk: the right to vote goes too.</summary>
[Requires(EventsPermission.CheckIn)]
internal sealed record UndoCheckIn(
    Guid InnovationEventId,
    Guid RegistrationId,
    [property: Required(ErrorMessage = "Enter a reason"), StringLength(500, ErrorMessage = "Use 500 characters or fewer")] string Reason
) : ICommand;

internal sealed class UndoCheckInHandler(EventsDb db, AccessTables access, ICaller caller) : ICommandHandler<UndoCheckIn>
{
    public async Task Handle(UndoCheckIn command, CancellationToken ct)
    {
        var e = await db.ForStaff(command.InnovationEventId, access, caller, ct);
        var registration = await db.Registrations.Where(r => r.InnovationEventId == e.Id).Get(command.RegistrationId, ct);
        registration.UndoCheckIn(command.Reason);
        await db.TakeBack(registration.PersonId, Role.Voter, e.Id, ct);
        db.Changed(EventsModule.Topic, e.Id);
        await db.SaveChangesAsync(ct);
    }
}

internal static class Arriving
{
    public static async Task<Arrival> Take(
        EventsDb db,
        IPeople people,
        InnovationEvent e,
        Registration registration,
        CheckInDoor door,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var isNew = await db.Arrive(e, registration, door, clock.GetUtcNow(), ct);
        await db.SaveChangesAsync(ct);
        var names = await people.Cards([registration.PersonId], ct);
        var group = await db.GroupOf(e.Id, registration.PersonId, ct);
        return new Arrival(
            names.GetValueOrDefault(registration.PersonId)?.Name ?? "",
            isNew,
            registration.CheckedInAt!.Value,
            group is { IsPublished: true } ? group.Name : null
        );
    }
}
