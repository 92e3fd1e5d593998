using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Notifications.Reactions;

internal sealed class WhenResultRevealed(NotificationsDb db, IInnovationEvents events) : IReaction<ResultRevealed>
{
    public async Task When(ResultRevealed happened, CancellationToken ct)
    {
        var registered = await events.Registrations(happened.InnovationEventId, ct);
        await db.Tell(
            registered.Select(r => r.PersonId),
            new(MessageKind.ResultRevealed, happened.Id, happened.RoundId, InnovationEventId: happened.InnovationEventId),
            happened.At,
            ct
        );
    }
}
