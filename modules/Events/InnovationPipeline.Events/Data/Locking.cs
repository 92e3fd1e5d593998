using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Data;

internal static class Locking
{
    /// <summary>The event's places, held by this transaction: load them before anything is counted.</summary>
    public static async Task<Places> LockPlaces(this EventsDb db, Guid innovationEventId, CancellationToken ct)
    {
        var locked = await db
            .Places.FromSql($"SELECT p.*, p.xmin FROM events.places p WHERE p.id = {innovationEventId} FOR UPDATE")
            .ToListAsync(ct);
        return locked.SingleOrDefault() ?? throw new NotFound();
    }

    /// <summary>Those who wait, the first in the queue first.</summary>
    public static Task<List<Registration>> Queue(this EventsDb db, Guid innovationEventId, int take, CancellationToken ct) =>
        db
            .Registrations.Where(r => r.InnovationEventId == innovationEventId && r.State == PlaceState.Waiting)
            .OrderBy(r => r.WaitingNumber)
            .Take(take)
            .ToListAsync(ct);

    /// <summary>When the ideas session ends; for groups that are not published yet it does not matter.</summary>
    public static async Task<DateTimeOffset?> SubmissionClosesAt(this EventsDb db, Guid innovationEventId, CancellationToken ct) =>
        await db.RunSheets.Where(s => s.InnovationEventId == innovationEventId).Select(s => s.SubmissionClosesAt).SingleOrDefaultAsync(ct);
}
