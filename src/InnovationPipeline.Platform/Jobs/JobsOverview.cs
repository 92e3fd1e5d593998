using Hangfire;
using Hangfire.Storage;

namespace InnovationPipeline.Platform.Jobs;

/// <summary>A recurring job as Hangfire knows it; times in UTC.</summary>
public sealed record JobState(string Name, string Cron, DateTimeOffset? Last, string? LastState, DateTimeOffset? Next, string? Error);

/// <summary>What runs by date, and how it went.</summary>
public sealed class JobsOverview(JobStorage storage, IRecurringJobManager recurring)
{
    public IReadOnlyList<JobState> All()
    {
        using var connection = storage.GetConnection();
        return
        [
            .. connection
                .GetRecurringJobs()
                .OrderBy(j => j.Id, StringComparer.Ordinal)
                .Select(j => new JobState(j.Id, j.Cron, Utc(j.LastExecution), j.LastJobState, Utc(j.NextExecution), j.Error)),
        ];
    }

    public void RunNow(string name) => recurring.Trigger(name);

    private static DateTimeOffset? Utc(DateTime? at) => at is { } moment ? new DateTimeOffset(moment, TimeSpan.Zero) : null;
}
