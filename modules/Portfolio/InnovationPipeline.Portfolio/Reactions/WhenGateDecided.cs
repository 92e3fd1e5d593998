using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenGateDecided(PortfolioDb db) : IReaction<GateDecided>
{
    public Task When(GateDecided happened, CancellationToken ct) =>
        db.Append(new StageDecided(happened.AggregateId, happened.Sequence, happened.At, happened.InitiativeId, happened.ToStage), ct);
}
