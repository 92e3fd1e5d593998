using InnovationPipeline.Challenges.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Portfolio.Features.Threads;

[Requires(PortfolioPermission.SeeThread)]
internal sealed record ThreadOfInitiative(Guid InitiativeId) : IQuery<GoldenThread>, IInInitiative;

internal sealed class ThreadOfInitiativeHandler(ThreadComposer composer) : IQueryHandler<ThreadOfInitiative, GoldenThread>
{
    public Task<GoldenThread> Handle(ThreadOfInitiative query, CancellationToken ct) => composer.OfInitiative(query.InitiativeId, ct);
}

/// <summary>
/// An idea's own thread, taken forward or not. Its group and those who run the event read it at any time, everyone else who
/// was there once something has become of it.
/// </summary>
[Requires(PortfolioPermission.SeeOutcome)]
internal sealed record ThreadOfIdea(Guid IdeaId) : IQuery<GoldenThread>, IInIdea;

internal sealed class ThreadOfIdeaHandler(ThreadComposer composer, ICaller caller, AccessTables access)
    : IQueryHandler<ThreadOfIdea, GoldenThread>
{
    public async Task<GoldenThread> Handle(ThreadOfIdea query, CancellationToken ct)
    {
        if (!await access.May(caller, PortfolioPermission.SeeThread, query.IdeaId, ct) && !await composer.HasOutcome(query.IdeaId, ct))
            throw new NotFound();
        return await composer.OfIdea(query.IdeaId, ct);
    }
}

/// <summary>A challenge's own thread, for whoever sent it in and for those who read every thread.</summary>
[Requires(PortfolioPermission.FollowChallenge)]
internal sealed record ThreadOfSubmission(Guid SubmissionId) : IQuery<GoldenThread>, IInSubmission;

internal sealed class ThreadOfSubmissionHandler(
    ThreadComposer composer,
    IChallengeSubmissions submissions,
    ICaller caller,
    AccessTables access
) : IQueryHandler<ThreadOfSubmission, GoldenThread>
{
    public async Task<GoldenThread> Handle(ThreadOfSubmission query, CancellationToken ct)
    {
        var submission = await submissions.Find(query.SubmissionId, ct) ?? throw new NotFound();
        if (submission.SubmittedBy != caller.PersonId && !await access.May(caller, PortfolioPermission.SeeThread, submission.Id, ct))
            throw new NotFound();
        return await composer.OfSubmission(submission, ct);
    }
}
