using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenActualVerified(PortfolioDb db) : IReaction<ActualVerified>
{
    public Task When(ActualVerified happened, CancellationToken ct) =>
        db.Append(
            new ValueVerified(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.InitiativeId,
                happened.BenefitId,
                happened.Class,
                happened.Pounds,
                happened.ActualId,
                happened.ReversesId
            ),
            ct
        );
}
