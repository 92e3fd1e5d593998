using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Data;

/// <summary>Giving and freeing places, with the grants that go with them; always behind the lock of the event's places.</summary>
internal static class PlaceBook
{
    /// <param name="places">locked by this transaction</param>
    public static async Task Admit(this EventsDb db, Places places, Registration registration, CancellationToken ct)
    {
        var eventId = registration.InnovationEventId;
        var othersWait = await db.Registrations.AnyAsync(r => r.InnovationEventId == eventId && r.State == PlaceState.Waiting, ct);
        places.Admit(registration, othersWait);
        if (registration.State == PlaceState.Placed)
            await db.Give(registration.PersonId, Role.Participant, eventId, ct);
    }

    /// <summary>The place, the seat and the right to vote go; the next in the queue gets the place.</summary>
    public static async Task GiveUpPlace(this EventsDb db, Guid innovationEventId, Guid registrationId, CancellationToken ct)
    {
        var places = await db.LockPlaces(innovationEventId, ct);
        var registration =
            await db.Registrations.SingleOrDefaultAsync(r => r.Id == registrationId && r.InnovationEventId == innovationEventId, ct)
            ?? throw new NotFound();
        var person = registration.PersonId;
        places.GiveUp(registration);
        await db.TakeBack(person, Role.Participant, innovationEventId, ct);
        if (await db.GroupOf(innovationEventId, person, ct) is { } group)
        {
            group.Unseat(person, await db.SubmissionClosesAt(innovationEventId, ct) ?? default);
            await db.TakeBack(person, Role.GroupMember, group.Id, ct);
        }
        await db.MoveUp(places, ct);
    }

    /// <param name="places">locked by this transaction</param>
    public static async Task MoveUp(this EventsDb db, Places places, CancellationToken ct)
    {
        if (places.Free <= 0)
            return;
        foreach (var next in places.MoveUp(await db.Queue(places.Id, places.Free, ct)))
            await db.Give(next.PersonId, Role.Participant, places.Id, ct);
    }

    public static Task<WorkingGroup?> GroupOf(this EventsDb db, Guid innovationEventId, Guid personId, CancellationToken ct) =>
        db.Groups.SingleOrDefaultAsync(g => g.InnovationEventId == innovationEventId && g.Members.Any(m => m.PersonId == personId), ct);
}
