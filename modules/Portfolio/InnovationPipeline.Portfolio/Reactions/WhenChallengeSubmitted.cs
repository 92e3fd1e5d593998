using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenChallengeSubmitted(PortfolioDb db) : IReaction<ChallengeSubmitted>
{
    public Task When(ChallengeSubmitted happened, CancellationToken ct) =>
        db.Append(
            new ChallengeArrived(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.SubmissionId,
                happened.ToOrganisationId,
                happened.SubmittedBy
            ),
            ct
        );
}
