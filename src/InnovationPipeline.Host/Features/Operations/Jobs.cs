using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Host.Features.Operations;

[Requires(OperationsPermission.Operate)]
internal sealed record JobStates : IQuery<IReadOnlyList<JobState>>, IInSystem;

internal sealed class JobStatesHandler(JobsOverview jobs) : IQueryHandler<JobStates, IReadOnlyList<JobState>>
{
    public Task<IReadOnlyList<JobState>> Handle(JobStates query, CancellationToken ct) => Task.FromResult(jobs.All());
}

[Requires(OperationsPermission.Operate)]
internal sealed record RunJobNow(string Name) : ICommand, IInSystem;

internal sealed class RunJobNowHandler(JobsOverview jobs) : ICommandHandler<RunJobNow>
{
    public Task Handle(RunJobNow command, CancellationToken ct)
    {
        if (!jobs.All().Any(j => string.Equals(j.Name, command.Name, StringComparison.Ordinal)))
            throw new NotFound();
        jobs.RunNow(command.Name);
        return Task.CompletedTask;
    }
}
