using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Notifications.Features.Inbox;

[ForSignedIn("each person marks their own messages")]
[Unaudited("whether a person has read a message is theirs alone")]
internal sealed record MarkMessage(Guid Id, bool AsRead) : ICommand;

internal sealed class MarkMessageHandler(NotificationsDb db, ICaller caller, TimeProvider clock) : ICommandHandler<MarkMessage>
{
    public async Task Handle(MarkMessage command, CancellationToken ct)
    {
        var message = await db.Messages.GetOwn(command.Id, caller, ct);
        if (command.AsRead)
            message.Read(clock.GetUtcNow());
        else
            message.Unread();
        await db.SaveChangesAsync(ct);
    }
}

[ForSignedIn("each person marks their own messages")]
[Unaudited("whether a person has read a message is theirs alone")]
internal sealed record MarkAllMessagesRead : ICommand;

internal sealed class MarkAllMessagesReadHandler(NotificationsDb db, ICaller caller, TimeProvider clock)
    : ICommandHandler<MarkAllMessagesRead>
{
    public async Task Handle(MarkAllMessagesRead command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var message in await db.Messages.OwnOf(caller).Where(m => m.ReadAt == null).ToListAsync(ct))
            message.Read(now);
        await db.SaveChangesAsync(ct);
    }
}
