using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenRoundClosed(PortfolioDb db) : IReaction<RoundClosed>
{
    public Task When(RoundClosed happened, CancellationToken ct) =>
        db.Append(
            new RoundMoved(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.RoundId,
                happened.InnovationEventId,
                RoundState.Closed
            ),
            ct
        );
}
