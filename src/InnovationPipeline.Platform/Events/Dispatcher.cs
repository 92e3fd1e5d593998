using InnovationPipeline.Platform.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InnovationPipeline.Platform.Events;

/// <summary>Works off what is due, woken by a commit anywhere and by a tick each second.</summary>
internal sealed partial class Dispatcher(Deliveries deliveries, Listener listener, ILogger<Dispatcher> log) : BackgroundService
{
    public const string Channel = "pipeline_deliveries";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new Bell();
        using var hearing = listener.Hear(Channel, _ => bell.Ring());
        var fed = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!fed)
                {
                    await deliveries.FeedNewReactions(stoppingToken);
                    fed = true;
                }
                while (await deliveries.TakeOne(stoppingToken)) { }
                await bell.Wait(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Interrupted(log, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Deliveries were interrupted and go on in a second")]
    private static partial void Interrupted(ILogger log, Exception failure);
}
