using System.Collections.Concurrent;
using InnovationPipeline.Platform.Data;
using Npgsql;

namespace InnovationPipeline.Platform.Access;

/// <summary>
/// The roles of callers in one scope: one walk from the scope to the root for all who ask at the same time. Scopes never move (the database
/// refuses it), so a way that has been walked once is known.
/// </summary>
public sealed class RoleReader
{
    private const int Most = 500;

    private const string Sql = """
        WITH RECURSIVE up AS (
            SELECT id, parent_id, 0 AS depth FROM platform.scopes WHERE id = $1
            UNION ALL
            SELECT s.id, s.parent_id, up.depth + 1 FROM platform.scopes s JOIN up ON s.id = up.parent_id)
        SELECT up.id, up.depth, g.person_id, g.role
        FROM up LEFT JOIN platform.grants g ON g.scope_id = up.id AND g.person_id = ANY($2)
        """;

    private readonly Batches<Guid, ICaller, IReadOnlyList<string>> _batches;
    private readonly ConcurrentDictionary<Guid, Guid[]> _ways = new();

    public RoleReader(NpgsqlDataSource source) =>
        _batches = new(
            Most,
            async (scopeId, callers) =>
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var command = new NpgsqlCommand(Sql, connection);
                var (way, grants) = await Read(command, scopeId, callers, CancellationToken.None);
                if (way.Length > 0)
                    _ways[scopeId] = way;
                return [.. callers.Select(caller => Roles(caller, way, grants[caller.PersonId!.Value]))];
            }
        );

    public Task<IReadOnlyList<string>> RolesAt(Guid scopeId, ICaller caller) => _batches.Join(scopeId, caller);

    /// <summary>Those that the caller held when the request began, where the way from the scope is known: never more than they held then.</summary>
    public IReadOnlyList<string> RolesInHand(Guid scopeId, ICaller caller) =>
        caller.Held is { } held && _ways.TryGetValue(scopeId, out var way) ? Roles(caller, way, held) : [];

    /// <summary>As a transaction sees them.</summary>
    public static async Task<IReadOnlyList<string>> RolesAt(DatabaseSession session, Guid scopeId, ICaller caller, CancellationToken ct)
    {
        await using var command = await session.Command(Sql, ct);
        var (way, grants) = await Read(command, scopeId, [caller], ct);
        return Roles(caller, way, grants[caller.PersonId!.Value]);
    }

    /// <summary>Who came by a link or code to one event is known in it and below, not above.</summary>
    private static IReadOnlyList<string> Roles(ICaller caller, Guid[] way, IEnumerable<HeldRole> held)
    {
        var top = caller.Within is { } within ? Array.IndexOf(way, within) : way.Length - 1;
        return [.. held.Where(h => Array.IndexOf(way, h.ScopeId) is >= 0 and var depth && depth <= top).Select(h => h.Role)];
    }

    /// <returns>the scope and all above it, and what each person holds there</returns>
    private static async Task<(Guid[] Way, ILookup<Guid, HeldRole> Grants)> Read(
        NpgsqlCommand command,
        Guid scopeId,
        IReadOnlyList<ICaller> callers,
        CancellationToken ct
    )
    {
        command.Parameters.Add(new() { Value = scopeId });
        command.Parameters.Add(new() { Value = callers.Select(c => c.PersonId!.Value).Distinct().ToArray() });
        await using var row = await command.ExecuteReaderAsync(ct);
        var way = new SortedDictionary<int, Guid>();
        var grants = new List<(Guid PersonId, HeldRole Held)>();
        while (await row.ReadAsync(ct))
        {
            way[row.GetInt32(1)] = row.GetGuid(0);
            if (!row.IsDBNull(2))
                grants.Add((row.GetGuid(2), new HeldRole(row.GetGuid(0), row.GetString(3))));
        }
        return ([.. way.Values], grants.ToLookup(g => g.PersonId, g => g.Held));
    }
}
