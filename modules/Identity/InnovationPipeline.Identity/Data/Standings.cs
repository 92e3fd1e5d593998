using InnovationPipeline.Platform.Data;
using Npgsql;
using NpgsqlTypes;

namespace InnovationPipeline.Identity.Data;

/// <summary>What a session says of itself.</summary>
/// <param name="PassId">the link or code that it began with; none for a password</param>
/// <param name="Stamp">of the account when it began; none for a link or code</param>
internal sealed record Standing(Guid PersonId, Guid? PassId, string? Stamp);

/// <summary>Whether sessions still hold, as the database says now: those asked about at the same time are read together.</summary>
internal sealed class Standings(NpgsqlDataSource source, TimeProvider clock)
{
    private const int Most = 500;

    private readonly Batches<ValueTuple, Standing, bool> _batches = new(Most, (_, asked) => Read(source, clock.GetUtcNow(), asked));

    public Task<bool> Holds(Standing standing) => _batches.Join(default, standing);

    private static async Task<IReadOnlyList<bool>> Read(NpgsqlDataSource source, DateTimeOffset now, IReadOnlyList<Standing> asked)
    {
        await using var read = source.CreateCommand(
            """
            SELECT COALESCE(
                p.id IS NOT NULL
                AND (s.stamp IS NULL OR s.stamp = (SELECT a.security_stamp FROM identity.accounts a WHERE a.id = p.id))
                AND (s.pass_id IS NULL OR EXISTS (
                    SELECT FROM identity.passes l
                    WHERE l.id = s.pass_id AND l.person_id = p.id AND l.ended_at IS NULL AND l.ends_at > $4)), false)
            FROM unnest($1, $2, $3) WITH ORDINALITY AS s (person_id, pass_id, stamp, place)
            LEFT JOIN identity.people p ON p.id = s.person_id AND NOT p.is_disabled AND p.forgotten_at IS NULL
            ORDER BY s.place
            """
        );
        read.Parameters.Add(new() { Value = asked.Select(s => s.PersonId).ToArray() });
        read.Parameters.Add(new() { Value = asked.Select(s => s.PassId).ToArray() });
        read.Parameters.Add(new() { Value = asked.Select(s => s.Stamp).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        read.Parameters.Add(new() { Value = now });
        await using var row = await read.ExecuteReaderAsync();
        var holds = new List<bool>(asked.Count);
        while (await row.ReadAsync())
            holds.Add(row.GetBoolean(0));
        return holds;
    }
}
