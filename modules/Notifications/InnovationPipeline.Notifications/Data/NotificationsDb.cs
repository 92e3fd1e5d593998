using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Notifications.Data;

internal sealed class NotificationsDb(ModuleDbServices services) : ModuleDb(services, "notifications")
{
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>Puts one message in each inbox; whoever has been told of the cause already is not told again.</summary>
    public async Task Tell(IEnumerable<Guid> people, Cause cause, DateTimeOffset at, CancellationToken ct)
    {
        var told = await Messages.Where(m => m.CauseId == cause.CauseId).Select(m => m.PersonId).ToListAsync(ct);
        foreach (var person in people.Distinct().Except(told))
            Add(new Message(Guid.CreateVersion7(), person, cause, at));
        await SaveChangesAsync(ct);
    }
}
