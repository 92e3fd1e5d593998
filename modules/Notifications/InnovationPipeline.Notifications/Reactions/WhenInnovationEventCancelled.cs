using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

internal sealed class WhenInnovationEventCancelled(NotificationsDb db, IInnovationEvents events) : IReaction<InnovationEventCancelled>
{
    public async Task When(InnovationEventCancelled happened, CancellationToken ct)
    {
        var registered = await events.Registrations(happened.InnovationEventId, ct);
        await db.Tell(
            registered.Select(r => r.PersonId),
            new(MessageKind.EventCancelled, happened.Id, happened.InnovationEventId, InnovationEventId: happened.InnovationEventId),
            happened.At,
            ct
        );
    }
}
