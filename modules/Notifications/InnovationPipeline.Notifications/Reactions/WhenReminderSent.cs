using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>The one person who is reminded.</summary>
internal sealed class WhenReminderSent(NotificationsDb db) : IReaction<ReminderSent>
{
    public Task When(ReminderSent happened, CancellationToken ct) =>
        db.Tell([happened.PersonId], new(MessageKind.Reminder, happened.ReminderId, happened.InitiativeId), happened.At, ct);
}
