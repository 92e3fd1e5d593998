using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Notifications.Data;

internal static class VisibleTo
{
    /// <summary>A person's own; within one event only that event's.</summary>
    public static IQueryable<Message> OwnOf(this IQueryable<Message> messages, ICaller caller)
    {
        var (person, within) = (caller.Person(), caller.Within);
        return messages.Where(m => m.PersonId == person && (within == null || m.InnovationEventId == within));
    }

    public static async Task<Message> GetOwn(this IQueryable<Message> messages, Guid id, ICaller caller, CancellationToken ct) =>
        await messages.OwnOf(caller).SingleOrDefaultAsync(m => m.Id == id, ct) ?? throw new NotFound();
}
