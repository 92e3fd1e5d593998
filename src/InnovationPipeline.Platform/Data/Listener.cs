using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InnovationPipeline.Platform.Data;

/// <summary>This host's one LISTEN connection; it reconnects by itself, and says so, since what was told meanwhile is lost.</summary>
public sealed partial class Listener(NpgsqlDataSource source, ILogger<Listener> log) : BackgroundService
{
    /// <summary>Told to everyone who hears anything after a reconnection: look again.</summary>
    public const string LookAgain = "";

    private readonly ConcurrentDictionary<string, Action<string>> _hearers = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Listening => _listening.Task;

    public IDisposable Hear(string channel, Action<string> told)
    {
        _hearers.AddOrUpdate(channel, told, (_, known) => known + told);
        return new Hearing(() => _hearers.AddOrUpdate(channel, _ => static _ => { }, (_, known) => (known - told) ?? (static _ => { })));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stoppingToken);
                connection.Notification += (_, e) =>
                {
                    if (_hearers.TryGetValue(e.Channel, out var told))
                        told(e.Payload);
                };
                await using (
                    var listen = new NpgsqlCommand(
                        $"LISTEN {Events.Dispatcher.Channel}; LISTEN {Live.LiveHub.Channel}; LISTEN {Time.DatabaseClock.Channel}",
                        connection
                    )
                )
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                _listening.TrySetResult();
                foreach (var told in _hearers.Values)
                    told(LookAgain);
                while (true)
                    await connection.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Lost(log, failure);
                await Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The listening connection was lost and is opened again")]
    private static partial void Lost(ILogger log, Exception failure);

    private sealed class Hearing(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
