using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>Everyone who contributed, lineage sources included, and the owners.</summary>
internal sealed class WhenDecisionReleased(NotificationsDb db, IInitiatives initiatives) : IReaction<DecisionReleased>
{
    public async Task When(DecisionReleased happened, CancellationToken ct)
    {
        var initiative = (await initiatives.Cards([happened.InitiativeId], ct)).GetValueOrDefault(happened.InitiativeId);
        await db.Tell(
            await initiatives.PeopleToTell(happened.InitiativeId, ct),
            new(MessageKind.GateDecided, happened.DecisionId, happened.InitiativeId, InnovationEventId: initiative?.InnovationEventId),
            happened.At,
            ct
        );
    }
}
