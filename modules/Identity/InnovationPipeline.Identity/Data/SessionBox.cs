using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace InnovationPipeline.Identity.Data;

/// <summary>What a session says of itself.</summary>
/// <param name="PassId">the link or code that it began with; none for a password</param>
/// <param name="Stamp">of the account when it began; none for a link or code</param>
internal sealed record Standing(Guid PersonId, Guid? PassId, string? Stamp);

/// <summary>
/// Whether sessions still hold, and what their people hold, as the database says now: those asked about at the same time are read together.
/// </summary>
internal sealed class SessionBox(NpgsqlDataSource source, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>
    /// Whoever holds more is asked about what is left out where it matters. Written into the query: a limit that PostgreSQL does not know when
    /// it plans makes it read all grants for each person.
    /// </summary>
    private const int MostHeld = 100;

    private readonly Batches<ValueTuple, Standing, IReadOnlyCollection<HeldRole>?> _batches = new(
        Most,
        (_, asked) => Read(source, clock.GetUtcNow(), asked)
    );

    /// <returns>roles of the person, not always all of them; null where the session holds no longer</returns>
    public Task<IReadOnlyCollection<HeldRole>?> Held(Standing standing) => _batches.Join(default, standing);

    private static async Task<IReadOnlyList<IReadOnlyCollection<HeldRole>?>> Read(
        NpgsqlDataSource source,
        DateTimeOffset now,
        IReadOnlyList<Standing> asked
    )
    {
        await using var read = source.CreateCommand(
            $"""
            SELECT s.place, g.scope_id, g.role
            FROM unnest($1, $2, $3) WITH ORDINALITY AS s (person_id, pass_id, stamp, place)
            JOIN identity.people p ON p.id = s.person_id AND NOT p.is_disabled AND p.forgotten_at IS NULL
            LEFT JOIN LATERAL (SELECT h.scope_id, h.role FROM platform.grants h WHERE h.person_id = p.id LIMIT {MostHeld}) g ON true
            WHERE (s.stamp IS NULL OR s.stamp = (SELECT a.security_stamp FROM identity.accounts a WHERE a.id = p.id))
            AND (s.pass_id IS NULL OR EXISTS (
                SELECT FROM identity.passes l
                WHERE l.id = s.pass_id AND l.person_id = p.id AND l.ended_at IS NULL AND l.ends_at > $4))
            """
        );
        read.Parameters.Add(new() { Value = asked.Select(s => s.PersonId).ToArray() });
        read.Parameters.Add(new() { Value = asked.Select(s => s.PassId).ToArray() });
        read.Parameters.Add(new() { Value = asked.Select(s => s.Stamp).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        read.Parameters.Add(new() { Value = now });
        await using var row = await read.ExecuteReaderAsync();
        var held = new List<HeldRole>?[asked.Count];
        while (await row.ReadAsync())
        {
            var roles = held[row.GetInt64(0) - 1] ??= [];
            if (!row.IsDBNull(1))
                roles.Add(new(row.GetGuid(1), row.GetString(2)));
        }
        return held;
    }
}
