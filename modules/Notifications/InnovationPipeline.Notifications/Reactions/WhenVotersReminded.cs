using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Notifications.Reactions;

internal sealed class WhenVotersReminded(NotificationsDb db, IYetToVote yetToVote) : IReaction<VotersReminded>
{
    public async Task When(VotersReminded happened, CancellationToken ct) =>
        await db.Tell(
            await yetToVote.InRound(happened.RoundId, ct),
            new(MessageKind.VoteReminder, happened.Id, happened.RoundId, InnovationEventId: happened.InnovationEventId),
            happened.At,
            ct
        );
}
