using Hangfire;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InnovationPipeline.Platform.Jobs;

/// <summary>
/// Tells Hangfire of every job in the modules, behind the open door: a host that was killed while it did so leaves its lock behind, and
/// nobody waits for that.
/// </summary>
public sealed partial class JobSchedule(IServiceScopeFactory scopes, IRecurringJobManager recurring, ILogger<JobSchedule> log)
    : BackgroundService
{
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends once Hangfire knows every job.</summary>
    public Task Known => _known.Task;

    public static string NameOf(Type job) => $"{ModuleCatalogue.ModuleOf(job)}.{job.Name}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Tell();
                _known.TrySetResult();
                return;
            }
            catch (Exception failure)
            {
                NotYet(log, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private void Tell()
    {
        using var scope = scopes.CreateScope();
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var name = NameOf(job.GetType());
            recurring.AddOrUpdate<JobRun>(
                name,
                run => run.Run(name, CancellationToken.None),
                job.Cron,
                new RecurringJobOptions { TimeZone = London.Zone }
            );
        }
    }

    [LoggerMessage(LogLevel.Warning, "The jobs cannot be scheduled yet; they are tried again")]
    private static partial void NotYet(ILogger log, Exception failure);
}
