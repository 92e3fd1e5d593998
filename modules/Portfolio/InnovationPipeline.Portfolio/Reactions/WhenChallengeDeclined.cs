using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenChallengeDeclined(PortfolioDb db) : IReaction<ChallengeDeclined>
{
    public Task When(ChallengeDeclined happened, CancellationToken ct) =>
        db.Append(new ChallengeAnswered(happened.AggregateId, happened.Sequence, happened.At, happened.SubmissionId), ct);
}
