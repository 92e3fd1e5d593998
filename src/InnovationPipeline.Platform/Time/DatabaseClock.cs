using InnovationPipeline.Platform.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InnovationPipeline.Platform.Time;

/// <summary>Seconds to add to the database's time: 0, except in development, tests and seeding.</summary>
public sealed class ClockSetting(int id, double offsetSeconds)
{
    public int Id { get; private set; } = id;
    public double OffsetSeconds { get; private set; } = offsetSeconds;
}

/// <summary>
/// The one clock: the database's time plus the offset kept there, so that hosts with wrong clocks agree and
/// demonstrations can move. Read from the database every half minute and carried on by the processor's own counter.
/// </summary>
/// <param name="own">the host's own clock: believed only before the first reading, and for the time since the last one</param>
public sealed class DatabaseClock(NpgsqlDataSource source, TimeProvider own) : TimeProvider
{
    internal const string Channel = "pipeline_clock";

    private readonly Lock _gate = new();
    private DateTimeOffset _read = own.GetUtcNow();
    private long _readAt = own.GetTimestamp();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _read + own.GetElapsedTime(_readAt);
    }

    public async Task Read(CancellationToken ct)
    {
        await using var ask = source.CreateCommand(
            """
            SELECT clock_timestamp() + make_interval(secs => coalesce((SELECT offset_seconds FROM platform.clock WHERE id = 1), 0))
            """
        );
        var before = own.GetTimestamp();
        var told = (DateTime)(await ask.ExecuteScalarAsync(ct))!;
        var trip = own.GetElapsedTime(before);
        lock (_gate)
        {
            _read = new DateTimeOffset(told, TimeSpan.Zero) + trip / 2;
            _readAt = own.GetTimestamp();
        }
    }

    /// <summary>Moves the installation's time; never offered outside development, tests and seeding.</summary>
    public async Task MoveTo(DateTimeOffset to, CancellationToken ct)
    {
        await using var move = source.CreateCommand(
            """
            UPDATE platform.clock SET offset_seconds = extract(epoch FROM @to - clock_timestamp()) WHERE id = 1;
            SELECT pg_notify('pipeline_clock', '');
            """
        );
        move.Parameters.AddWithValue("to", to.ToUniversalTime());
        await move.ExecuteNonQueryAsync(ct);
        await Read(ct);
    }

    public async Task Reset(CancellationToken ct)
    {
        await using var reset = source.CreateCommand(
            "UPDATE platform.clock SET offset_seconds = 0 WHERE id = 1; SELECT pg_notify('pipeline_clock', '');"
        );
        await reset.ExecuteNonQueryAsync(ct);
        await Read(ct);
    }
}

internal sealed partial class ClockKeeper(DatabaseClock clock, Listener listener, ILogger<ClockKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new Bell();
        using var hearing = listener.Hear(DatabaseClock.Channel, _ => bell.Ring());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await clock.Read(stoppingToken);
                await bell.Wait(TimeSpan.FromSeconds(30), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Unread(log, failure);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database's time could not be read; the last reading is carried on")]
    private static partial void Unread(ILogger log, Exception failure);
}
