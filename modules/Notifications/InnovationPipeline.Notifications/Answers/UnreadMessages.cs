using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Notifications.Answers;

internal sealed class UnreadMessages(NotificationsDb db) : ICountUnread
{
    public Task<int> For(ICaller caller, CancellationToken ct) => db.Messages.OwnOf(caller).CountAsync(m => m.ReadAt == null, ct);
}
