using InnovationPipeline.Platform.Data;
using Npgsql;

namespace InnovationPipeline.Platform.Access;

/// <summary>The roles of callers in one scope: one walk from the scope to the root for all who ask at the same time.</summary>
public sealed class RoleReader(NpgsqlDataSource source)
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

    private readonly Batches<Guid, ICaller, IReadOnlyList<string>> _batches = new(
        Most,
        async (scopeId, callers) =>
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var command = new NpgsqlCommand(Sql, connection);
            return await Read(command, scopeId, callers, CancellationToken.None);
        }
    );

    public Task<IReadOnlyList<string>> RolesAt(Guid scopeId, ICaller caller) => _batches.Join(scopeId, caller);

    /// <summary>As a transaction sees them.</summary>
    public static async Task<IReadOnlyList<string>> RolesAt(DatabaseSession session, Guid scopeId, ICaller caller, CancellationToken ct)
    {
        await using var command = await session.Command(Sql, ct);
        return (await Read(command, scopeId, [caller], ct))[0];
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Read(
        NpgsqlCommand command,
        Guid scopeId,
        IReadOnlyList<ICaller> callers,
        CancellationToken ct
    )
    {
        command.Parameters.Add(new() { Value = scopeId });
        command.Parameters.Add(new() { Value = callers.Select(c => c.PersonId!.Value).Distinct().ToArray() });
        await using var row = await command.ExecuteReaderAsync(ct);
        var depths = new Dictionary<Guid, int>();
        var grants = new List<(Guid PersonId, int Depth, string Role)>();
        while (await row.ReadAsync(ct))
        {
            depths[row.GetGuid(0)] = row.GetInt32(1);
            if (!row.IsDBNull(2))
                grants.Add((row.GetGuid(2), row.GetInt32(1), row.GetString(3)));
        }
        var ofPerson = grants.ToLookup(g => g.PersonId);
        return
        [
            .. callers.Select(
                IReadOnlyList<string> (c) =>
                {
                    // Who came by a link or code to one event is known in it and below, not above.
                    var top = c.Within is not { } within ? int.MaxValue : depths.GetValueOrDefault(within, -1);
                    return [.. ofPerson[c.PersonId!.Value].Where(g => g.Depth <= top).Select(g => g.Role)];
                }
            ),
        ];
    }
}
