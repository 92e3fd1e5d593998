using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Notifications.Features.Inbox;

internal sealed record InboxRow(Guid Id, string Title, DateTimeOffset At, bool IsRead);

internal sealed record Inbox(IReadOnlyList<InboxRow> Rows, int Unread, int Total, int Pages);

[ForSignedIn("each person reads their own messages")]
internal sealed record InboxOf(int Page) : IQuery<Inbox>;

internal sealed class InboxOfHandler(NotificationsDb db, MessageWriter writer, ICaller caller) : IQueryHandler<InboxOf, Inbox>
{
    private const int Rows = 25;

    public async Task<Inbox> Handle(InboxOf query, CancellationToken ct)
    {
        var own = db.Messages.AsNoTracking().OwnOf(caller);
        var total = await own.CountAsync(ct);
        var unread = await own.CountAsync(m => m.ReadAt == null, ct);
        var pages = Math.Max(1, (total + Rows - 1) / Rows);
        var shown = await own.OrderBy(m => m.ReadAt != null)
            .ThenByDescending(m => m.At)
            .ThenBy(m => m.Id)
            .Skip((Math.Clamp(query.Page, 1, pages) - 1) * Rows)
            .Take(Rows)
            .ToListAsync(ct);
        var rows = new List<InboxRow>();
        foreach (var message in shown)
            rows.Add(new(message.Id, (await writer.Words(message, ct)).Title, message.At, message.ReadAt is not null));
        return new(rows, unread, total, pages);
    }
}

internal sealed record MessageShown(Guid Id, MessageWords Words, DateTimeOffset At, bool IsRead);

[ForSignedIn("each person reads their own messages")]
internal sealed record MessageOf(Guid Id) : IQuery<MessageShown>;

internal sealed class MessageOfHandler(NotificationsDb db, MessageWriter writer, ICaller caller) : IQueryHandler<MessageOf, MessageShown>
{
    public async Task<MessageShown> Handle(MessageOf query, CancellationToken ct)
    {
        var message = await db.Messages.AsNoTracking().GetOwn(query.Id, caller, ct);
        return new(message.Id, await writer.Words(message, ct), message.At, message.ReadAt is not null);
    }
}
