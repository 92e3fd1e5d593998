using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

internal sealed class WhenChallengeDeclined(NotificationsDb db) : IReaction<ChallengeDeclined>
{
    public Task When(ChallengeDeclined happened, CancellationToken ct) =>
        db.Tell([happened.SubmittedBy], new(MessageKind.ChallengeDeclined, happened.Id, happened.SubmissionId), happened.At, ct);
}
