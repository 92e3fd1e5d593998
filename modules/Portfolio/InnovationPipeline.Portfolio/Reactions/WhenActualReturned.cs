using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenActualReturned(PortfolioDb db) : IReaction<ActualReturned>
{
    public Task When(ActualReturned happened, CancellationToken ct) =>
        db.Append(new ClaimReturned(happened.AggregateId, happened.Sequence, happened.At, happened.InitiativeId, happened.ActualId), ct);
}
