using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using Npgsql;
using NpgsqlTypes;

namespace InnovationPipeline.Platform.Audit;

/// <summary>Writes one entry for each act, last in the act's transaction, so that the chain's lock is held briefly.</summary>
public sealed class AuditTrail(DatabaseSession session, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Words = new()
    {
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutSealed } },
    };

    public async Task Append(IAct act, ICaller caller, CancellationToken ct)
    {
        var type = act.GetType();
        if (type.GetCustomAttribute<UnauditedAttribute>() is not null)
            return;

        var at = clock.GetUtcNow();
        at = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));
        var name = $"{ModuleCatalogue.ModuleOf(type)}.{type.Name}";
        var scope = (act as IScoped)?.ScopeId ?? (act as ICreates)?.Id;
        var words = JsonSerializer.Serialize(act, type, Words);
        var salt = RandomNumberGenerator.GetBytes(16);
        var digest = AuditEntry.DigestOf(salt, words);

        var (number, previous) = await LockHead(ct);
        number++;
        var hash = AuditEntry.HashOf(previous, number, at, caller.PersonId, name, scope, digest);

        await using var append = await session.Command(
            """
            WITH head AS (UPDATE platform.audit_head SET number = @number, hash = @hash WHERE id = 1),
            entry AS (
                INSERT INTO platform.audit_entries (number, at, actor_id, act, scope_id, digest, hash)
                VALUES (@number, @at, @actor, @act, @scope, @digest, @hash))
            INSERT INTO platform.audit_payloads (number, salt, words) VALUES (@number, @salt, @words)
            """,
            ct
        );
        var p = append.Parameters;
        p.AddWithValue("number", number);
        p.AddWithValue("at", at);
        p.Add(new NpgsqlParameter("actor", NpgsqlDbType.Uuid) { Value = (object?)caller.PersonId ?? DBNull.Value });
        p.AddWithValue("act", name);
        p.Add(new NpgsqlParameter("scope", NpgsqlDbType.Uuid) { Value = (object?)scope ?? DBNull.Value });
        p.AddWithValue("digest", digest);
        p.AddWithValue("hash", hash);
        p.AddWithValue("salt", salt);
        p.AddWithValue("words", words);
        await append.ExecuteNonQueryAsync(ct);
    }

    private async Task<(long Number, byte[] Hash)> LockHead(CancellationToken ct)
    {
        await using var head = await session.Command("SELECT number, hash FROM platform.audit_head WHERE id = 1 FOR UPDATE", ct);
        await using var row = await head.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetInt64(0), row.GetFieldValue<byte[]>(1));
    }

    private static void LeaveOutSealed(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].AttributeProvider?.IsDefined(typeof(SealedAttribute), inherit: true) == true)
                type.Properties.RemoveAt(i);
    }
}
