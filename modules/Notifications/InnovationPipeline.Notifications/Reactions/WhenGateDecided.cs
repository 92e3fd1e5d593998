using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>Everyone who contributed, lineage sources included, and the owners.</summary>
internal sealed class WhenGateDecided(NotificationsDb db, IInitiatives initiatives) : IReaction<GateDecided>
{
    public async Task When(GateDecided happened, CancellationToken ct)
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
