using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenBenefitPlanned(PortfolioDb db) : IReaction<BenefitPlanned>
{
    public Task When(BenefitPlanned happened, CancellationToken ct) =>
        db.Append(
            new ValuePlanned(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.InitiativeId,
                happened.BenefitId,
                happened.Class,
                happened.PlannedPounds,
                happened.AttributionPercent
            ),
            ct
        );
}
