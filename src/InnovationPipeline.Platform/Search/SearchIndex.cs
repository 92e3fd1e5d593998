using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Platform.Search;

/// <summary>One thing found; Score is comparable inside one answer only.</summary>
public sealed record Found(Guid Id, string Kind, string Title, string Body, string Url, double Score);

/// <summary>Full text with tolerance for a typing error, and similarity; always only what the asker may see.</summary>
public sealed class SearchIndex(DatabaseSession session, ModuleCatalogue modules)
{
    private const string Visible = """
        WITH RECURSIVE down AS (
            SELECT g.scope_id AS id, g.role FROM platform.grants g WHERE g.person_id = @person
            UNION
            SELECT s.id, down.role FROM platform.scopes s JOIN down ON s.parent_id = down.id),
        fence AS (
            SELECT id FROM platform.scopes WHERE id = @within
            UNION
            SELECT s.id FROM platform.scopes s JOIN fence ON s.parent_id = fence.id),
        held AS (
            SELECT DISTINCT down.id, r.permission
            FROM down JOIN unnest(@roles, @permissions) AS r(role, permission) ON r.role = down.role
            WHERE @within IS NULL OR down.id IN (SELECT id FROM fence)),
        visible AS (
            SELECT d.* FROM platform.search_documents d
            JOIN held ON held.id = d.scope_id AND held.permission = d.permission)
        """;

    /// <param name="skip">results already shown</param>
    public Task<IReadOnlyList<Found>> Find(ICaller caller, string text, int skip, int take, CancellationToken ct) =>
        Read(
            Visible
                + """

                SELECT id, kind, title, body, url,
                       ts_rank(search, websearch_to_tsquery('english', @text)) + word_similarity(@text, title) AS score
                FROM visible
                WHERE search @@ websearch_to_tsquery('english', @text) OR word_similarity(@text, title) > 0.5
                ORDER BY score DESC, id LIMIT @take OFFSET @skip
                """,
            caller,
            text,
            skip,
            take,
            ct
        );

    /// <summary>What is most like the text, by trigrams (0 to 1), of one kind.</summary>
    public async Task<IReadOnlyList<Found>> Similar(ICaller caller, string kind, string text, int take, CancellationToken ct)
    {
        var found = await Read(
            Visible
                + """

                SELECT id, kind, title, body, url, similarity(title || ' ' || body, @text)::float8 AS score
                FROM visible WHERE similarity(title || ' ' || body, @text) > 0.2
                ORDER BY score DESC, id LIMIT @take OFFSET @skip
                """,
            caller,
            text,
            0,
            take * 4,
            ct
        );
        return found.Where(f => string.Equals(f.Kind, kind, StringComparison.Ordinal)).Take(take).ToList();
    }

    private async Task<IReadOnlyList<Found>> Read(string sql, ICaller caller, string text, int skip, int take, CancellationToken ct)
    {
        if (caller.PersonId is null || string.IsNullOrWhiteSpace(text))
            return [];
        var held = modules.RolePermissions.ToList();
        await using var command = await session.Command(sql, ct);
        var p = command.Parameters;
        p.AddWithValue("person", caller.PersonId.Value);
        p.Add(new Npgsql.NpgsqlParameter("within", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = (object?)caller.Within ?? DBNull.Value });
        p.AddWithValue("roles", held.Select(h => h.Role).ToArray());
        p.AddWithValue("permissions", held.Select(h => h.Permission).ToArray());
        p.AddWithValue("text", text);
        p.AddWithValue("skip", skip);
        p.AddWithValue("take", take);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<Found>();
        while (await row.ReadAsync(ct))
            found.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetDouble(5)));
        return found;
    }
}
