using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

internal sealed class WhenChallengeAccepted(NotificationsDb db) : IReaction<ChallengeAccepted>
{
    public Task When(ChallengeAccepted happened, CancellationToken ct) =>
        db.Tell([happened.SubmittedBy], new(MessageKind.ChallengeAccepted, happened.Id, happened.SubmissionId), happened.At, ct);
}
