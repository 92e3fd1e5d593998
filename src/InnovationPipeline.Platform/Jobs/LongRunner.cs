using InnovationPipeline.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InnovationPipeline.Platform.Jobs;

/// <summary>Advances long runs one chunk after another, woken by a commit anywhere and by a tick every few seconds.</summary>
internal sealed partial class LongRunner(IServiceScopeFactory scopes, Listener listener, ILogger<LongRunner> log) : BackgroundService
{
    public const string Channel = "pipeline_long_runs";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new Bell();
        using var hearing = listener.Hear(Channel, _ => bell.Ring());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await AdvanceEach(stoppingToken))
                    await bell.Wait(Tick, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Interrupted(log, failure);
                await bell.Wait(Tick, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    /// <summary>One chunk of each kind, so that none waits for another to end.</summary>
    private async Task<bool> AdvanceEach(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var any = false;
        foreach (var run in scope.ServiceProvider.GetServices<ILongRun>())
            any |= await run.Advance(ct);
        return any;
    }

    [LoggerMessage(LogLevel.Warning, "A long run was interrupted and goes on in a few seconds")]
    private static partial void Interrupted(ILogger log, Exception failure);
}
