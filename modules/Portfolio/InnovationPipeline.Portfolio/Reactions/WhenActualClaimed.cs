using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenActualClaimed(PortfolioDb db) : IReaction<ActualClaimed>
{
    public Task When(ActualClaimed happened, CancellationToken ct) =>
        db.Append(
            new ValueClaimed(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.InitiativeId,
                happened.BenefitId,
                happened.Class,
                happened.Pounds,
                happened.ActualId
            ),
            ct
        );
}
