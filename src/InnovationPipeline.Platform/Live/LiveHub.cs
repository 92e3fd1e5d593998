using System.Collections.Concurrent;
using System.Threading.Channels;
using InnovationPipeline.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InnovationPipeline.Platform.Live;

/// <summary>
/// Carries "this changed" from a commit on any host to the screens of this one, at most once per topic in 250 ms. Figures that go with it are read
/// once for all of them.
/// </summary>
public sealed partial class LiveHub : BackgroundService
{
    public const string Channel = "pipeline_live";
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Channel<LiveMessage>, byte>> _watchers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> _changed = new(StringComparer.Ordinal);
    private readonly Bell _bell = new();
    private readonly IServiceScopeFactory _scopes;
    private readonly ILogger<LiveHub> _log;
    private readonly IDisposable _hearing;

    public LiveHub(Listener listener, IServiceScopeFactory scopes, ILogger<LiveHub> log)
    {
        (_scopes, _log) = (scopes, log);
        _hearing = listener.Hear(Channel, Told);
    }

    /// <summary>The topics as they change, until the screen goes away.</summary>
    public Watching Watch(IReadOnlyCollection<string> topics) => new(this, topics);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _bell.Wait(Timeout.InfiniteTimeSpan, stoppingToken);
            foreach (var topic in _changed.Keys)
                if (_changed.TryRemove(topic, out _) && _watchers.TryGetValue(topic, out var screens) && !screens.IsEmpty)
                {
                    var message = new LiveMessage(topic, await FiguresOf(topic, stoppingToken));
                    foreach (var screen in screens.Keys)
                        screen.Writer.TryWrite(message);
                }
            await Task.Delay(Gap, stoppingToken);
        }
    }

    private async Task<IReadOnlyDictionary<string, string>?> FiguresOf(string topic, CancellationToken ct)
    {
        var slash = topic.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Guid.TryParse(topic.AsSpan(slash + 1), out var scopeId))
            return null;
        await using var scope = _scopes.CreateAsyncScope();
        try
        {
            return scope.ServiceProvider.GetKeyedService<ILiveFigures>(topic[..slash]) is { } figures
                ? await figures.Of(scopeId, ct)
                : null;
        }
        // The screens ask for their page instead, and say how old it is while that fails too.
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            WithoutFigures(_log, failure, topic);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The figures of {Topic} could not be read")]
    private static partial void WithoutFigures(ILogger log, Exception failure, string topic);

    private void Told(string topic)
    {
        if (topic.Length == 0)
            foreach (var watched in _watchers.Keys)
                _changed.TryAdd(watched, 0);
        else if (_watchers.ContainsKey(topic))
            _changed.TryAdd(topic, 0);
        _bell.Ring();
    }

    public override void Dispose()
    {
        _hearing.Dispose();
        _bell.Dispose();
        base.Dispose();
    }

    /// <summary>One screen's subscription.</summary>
    public sealed class Watching : IDisposable
    {
        private readonly LiveHub _hub;
        private readonly IReadOnlyCollection<string> _topics;
        private readonly Channel<LiveMessage> _channel = System.Threading.Channels.Channel.CreateBounded<LiveMessage>(
            new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest }
        );

        internal Watching(LiveHub hub, IReadOnlyCollection<string> topics)
        {
            (_hub, _topics) = (hub, topics);
            foreach (var topic in topics)
                hub._watchers.GetOrAdd(topic, _ => new())[_channel] = 0;
        }

        public ChannelReader<LiveMessage> Changes => _channel.Reader;

        public void Dispose()
        {
            foreach (var topic in _topics)
                if (_hub._watchers.TryGetValue(topic, out var screens))
                    screens.TryRemove(_channel, out _);
        }
    }
}
