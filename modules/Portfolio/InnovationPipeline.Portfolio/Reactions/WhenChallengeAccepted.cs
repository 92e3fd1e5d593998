using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenChallengeAccepted(PortfolioDb db) : IReaction<ChallengeAccepted>
{
    public Task When(ChallengeAccepted happened, CancellationToken ct) =>
        db.Append(new ChallengeAnswered(happened.AggregateId, happened.Sequence, happened.At, happened.SubmissionId), ct);
}
