using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Portfolio.Data;
using InnovationPipeline.Portfolio.Domain;

namespace InnovationPipeline.Portfolio.Reactions;

internal sealed class WhenInitiativeOpened(PortfolioDb db) : IReaction<InitiativeOpened>
{
    public Task When(InitiativeOpened happened, CancellationToken ct) =>
        db.Append(
            new InitiativeEntered(
                happened.AggregateId,
                happened.Sequence,
                happened.At,
                happened.InitiativeId,
                happened.OrganisationId,
                happened.IdeaId,
                happened.InnovationEventId
            ),
            ct
        );
}
