using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace InnovationPipeline.Platform.Events;

/// <summary>Takes one delivery at a time: claim, reaction and receipt are one commit.</summary>
public sealed class Deliveries(IServiceScopeFactory scopes, NpgsqlDataSource source, ReactionCatalogue reactions, TimeProvider clock)
{
    /// <summary>After so many failures a delivery is dead: listed, and replayed only by a person.</summary>
    public const int Attempts = 8;

    private const string BeforeReaction = "before_reaction";

    private const string Failing = """
        UPDATE platform.deliveries SET
            attempts = attempts + 1, failure = @failure,
            next_try_at = @now + make_interval(secs => power(2, attempts)),
            dead_at = CASE WHEN attempts + 1 >= @most THEN @now ELSE NULL END
        WHERE event_id = @event AND handler = @handler AND done_at IS NULL
        """;

    /// <returns>false when nothing is due</returns>
    public async Task<bool> TakeOne(CancellationToken ct)
    {
        const string Claim = """
            SELECT d.event_id, d.handler, e.type, e.body::text
            FROM platform.deliveries d JOIN platform.events e ON e.id = d.event_id
            WHERE d.done_at IS NULL AND d.dead_at IS NULL AND d.next_try_at <= @now
            ORDER BY d.next_try_at, d.event_id
            LIMIT 1 FOR UPDATE OF d SKIP LOCKED
            """;
        await using var scope = scopes.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DatabaseSession>();
        await session.Begin(ct);

        Guid eventId;
        string handler;
        IntegrationEvent happened;
        await using (var claim = await session.Command(Claim, ct))
        {
            claim.Parameters.AddWithValue("now", clock.GetUtcNow());
            await using var row = await claim.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
                return false;
            (eventId, handler) = (row.GetGuid(0), row.GetString(1));
            happened = reactions.Read(row.GetString(2), row.GetString(3));
        }

        using var span = Telemetry.Source.StartActivity($"deliver {handler}");
        await session.Mark(BeforeReaction, ct);
        try
        {
            await reactions.React(scope.ServiceProvider, handler, happened, ct);
            await Mark(session, eventId, handler, ct);
            await session.Commit(ct);
            Telemetry.ReactionDelay.Record((clock.GetUtcNow() - happened.At).TotalMilliseconds);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // Back to the claim, so that the failure is counted while nobody else can take the delivery.
            if (await session.TryReturnTo(BeforeReaction, ct))
            {
                await Fail(await session.Command(Failing, ct), eventId, handler, failure, ct);
                await session.Commit(ct);
            }
            else
            {
                await Fail(source.CreateCommand(Failing), eventId, handler, failure, ct);
            }
            span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, failure.GetType().Name);
        }
        return true;
    }

    /// <summary>Feeds every reaction that this database has not known before with all that has happened.</summary>
    public async Task FeedNewReactions(CancellationToken ct)
    {
        const string Feed = """
            WITH fresh AS (
                INSERT INTO platform.reactions (handler, since) VALUES (@handler, @now) ON CONFLICT DO NOTHING RETURNING handler)
            INSERT INTO platform.deliveries (event_id, handler, next_try_at, attempts)
            SELECT e.id, f.handler, @now, 0 FROM fresh f CROSS JOIN platform.events e WHERE e.type = @type
            ON CONFLICT DO NOTHING
            """;
        foreach (var (handler, (_, heard)) in reactions.Handlers)
        {
            await using var feed = source.CreateCommand(Feed);
            feed.Parameters.AddWithValue("handler", handler);
            feed.Parameters.AddWithValue("type", ReactionCatalogue.NameOf(heard));
            feed.Parameters.AddWithValue("now", clock.GetUtcNow());
            await feed.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>A person has mended the cause: try a dead delivery again.</summary>
    public async Task Replay(Guid eventId, string handler, CancellationToken ct)
    {
        await using var replay = source.CreateCommand(
            """
            UPDATE platform.deliveries SET dead_at = NULL, attempts = 0, next_try_at = @now
            WHERE event_id = @event AND handler = @handler AND dead_at IS NOT NULL
            """
        );
        replay.Parameters.AddWithValue("now", clock.GetUtcNow());
        replay.Parameters.AddWithValue("event", eventId);
        replay.Parameters.AddWithValue("handler", handler);
        await replay.ExecuteNonQueryAsync(ct);
    }

    private async Task Mark(DatabaseSession session, Guid eventId, string handler, CancellationToken ct)
    {
        await using var done = await session.Command(
            "UPDATE platform.deliveries SET done_at = @now, failure = NULL WHERE event_id = @event AND handler = @handler",
            ct
        );
        done.Parameters.AddWithValue("now", clock.GetUtcNow());
        done.Parameters.AddWithValue("event", eventId);
        done.Parameters.AddWithValue("handler", handler);
        await done.ExecuteNonQueryAsync(ct);
    }

    private async Task Fail(NpgsqlCommand note, Guid eventId, string handler, Exception failure, CancellationToken ct)
    {
        await using var _ = note;
        var sentence = $"{failure.GetType().Name}: {failure.Message}";
        note.Parameters.AddWithValue("failure", sentence.Length > 2000 ? sentence[..2000] : sentence);
        note.Parameters.Add(new NpgsqlParameter("now", NpgsqlDbType.TimestampTz) { Value = clock.GetUtcNow() });
        note.Parameters.AddWithValue("most", Attempts);
        note.Parameters.AddWithValue("event", eventId);
        note.Parameters.AddWithValue("handler", handler);
        await note.ExecuteNonQueryAsync(ct);
    }
}
