using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Portfolio.Features.Threads;

[Requires(PortfolioPermission.SeeThread)]
internal sealed record ThreadOfInitiative(Guid InitiativeId) : IQuery<GoldenThread>, IInInitiative;

internal sealed class ThreadOfInitiativeHandler(ThreadComposer composer) : IQueryHandler<ThreadOfInitiative, GoldenThread>
{
    public Task<GoldenThread> Handle(ThreadOfInitiative query, CancellationToken ct) => composer.OfInitiative(query.InitiativeId, ct);
}

/// <summary>An idea's own thread, taken forward or not.</summary>
[Requires(PortfolioPermission.SeeThread)]
internal sealed record ThreadOfIdea(Guid IdeaId) : IQuery<GoldenThread>, IInIdea;

internal sealed class ThreadOfIdeaHandler(ThreadComposer composer) : IQueryHandler<ThreadOfIdea, GoldenThread>
{
    public Task<GoldenThread> Handle(ThreadOfIdea query, CancellationToken ct) => composer.OfIdea(query.IdeaId, ct);
}
