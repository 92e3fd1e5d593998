using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Data;

internal static class VisibleTo
{
    /// <summary>Drafts are for those who may manage them; the rest for those who may see the event.</summary>
    public static IQueryable<InnovationEvent> SeenIn(
        this IQueryable<InnovationEvent> events,
        IReadOnlySet<Guid> seen,
        IReadOnlySet<Guid> managed
    ) => events.Where(e => (seen.Contains(e.Id) && e.PublishedAt != null) || managed.Contains(e.Id));

    /// <summary>
    /// The event for someone on its staff: whoever may check people in at the event, or in one of its groups (a
    /// facilitator's role lies in the group).
    /// </summary>
    /// <exception cref="NotFound">for anybody else</exception>
    public static async Task<InnovationEvent> ForStaff(
        this EventsDb db,
        Guid innovationEventId,
        AccessTables access,
        ICaller caller,
        CancellationToken ct
    )
    {
        var scopes = await access.ScopesWith(caller, EventsPermission.CheckIn, ct);
        var isStaff =
            scopes.Contains(innovationEventId)
            || await db.Groups.AnyAsync(g => g.InnovationEventId == innovationEventId && scopes.Contains(g.Id), ct);
        return isStaff ? await db.Events.Get(innovationEventId, ct) : throw new NotFound();
    }
}
