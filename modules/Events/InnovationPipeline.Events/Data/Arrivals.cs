using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;

namespace InnovationPipeline.Events.Data;

internal static class Arrivals
{
    /// <summary>The person is there and may vote; a second time nothing changes.</summary>
    /// <returns>whether the person has come only now</returns>
    public static async Task<bool> Arrive(
        this EventsDb db,
        InnovationEvent e,
        Registration registration,
        CheckInDoor door,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var isNew = registration.CheckIn(door, e.State, now);
        await db.Give(registration.PersonId, Role.Voter, e.Id, ct);
        if (isNew)
            db.Changed(EventsModule.Topic, e.Id);
        return isNew;
    }
}
