using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenBenefitExclusionChanged(PortfolioDb db) : IReaction<BenefitExclusionChanged>
{
    public Task When(BenefitExclusionChanged happened, CancellationToken ct) =>
        db.Append(
            new ValueExcluded(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.InitiativeId,
                happened.BenefitId,
                happened.IsExcluded
            ),
            ct
        );
}
