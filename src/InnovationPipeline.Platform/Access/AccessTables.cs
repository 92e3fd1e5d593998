using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using Npgsql;
using NpgsqlTypes;

namespace InnovationPipeline.Platform.Access;

/// <summary>What a caller may do in a scope: known there at all, and allowed this.</summary>
public readonly record struct Verdict(bool ScopeIsKnownToCaller, bool Allowed)
{
    /// <summary>404 where the caller may not know the scope, 403 where they know it but may not do this.</summary>
    public void Enforce(ICaller caller)
    {
        if (Allowed)
            return;
        if (caller.PersonId is null)
            throw new SignInNeeded();
        throw ScopeIsKnownToCaller ? new Forbidden() : new NotFound();
    }
}

/// <summary>Reads scopes and grants: one query walks from a scope to the root.</summary>
public sealed class AccessTables(DatabaseSession session, RoleReader together, ModuleCatalogue modules)
{
    public async Task<Verdict> Judge(ICaller caller, string permission, Guid scopeId, CancellationToken ct)
    {
        if (caller.IsSystem)
            return new Verdict(ScopeIsKnownToCaller: true, Allowed: true);
        if (caller.PersonId is null)
            return default;
        // What was read when the request began is enough to let somebody in, not to refuse them. An act asks again as its transaction stands.
        if (!HoldsConnection && Allow(together.RolesInHand(scopeId, caller), permission))
            return new Verdict(ScopeIsKnownToCaller: true, Allowed: true);
        var roles = await RolesAt(caller, scopeId, ct);
        return new Verdict(roles.Count > 0, Allow(roles, permission));
    }

    /// <summary>For a message without a scope: held in any scope; the handler then shows only what is visible.</summary>
    public async Task<Verdict> JudgeAnywhere(ICaller caller, string permission, CancellationToken ct)
    {
        if (caller.PersonId is null)
            return default;
        var roles = await AllRoles(caller, ct);
        return new Verdict(ScopeIsKnownToCaller: true, Allow(roles, permission));
    }

    public async Task<bool> May(ICaller caller, string permission, Guid scopeId, CancellationToken ct) =>
        (await Judge(caller, permission, scopeId, ct)).Allowed;

    /// <summary>Whether the caller has any role in the scope or above it.</summary>
    public async Task<bool> Knows(ICaller caller, Guid scopeId, CancellationToken ct) =>
        caller.IsSystem || (caller.PersonId is not null && (await RolesAt(caller, scopeId, ct)).Count > 0);

    /// <summary>The roles a caller holds anywhere (inside the event they are limited to).</summary>
    public async Task<IReadOnlyList<string>> AllRoles(ICaller caller, CancellationToken ct)
    {
        const string Sql = """
            WITH RECURSIVE down AS (
                SELECT id FROM platform.scopes WHERE id = @within
                UNION ALL
                SELECT s.id FROM platform.scopes s JOIN down ON s.parent_id = down.id)
            SELECT DISTINCT role FROM platform.grants
            WHERE person_id = @person AND (@within IS NULL OR scope_id IN (SELECT id FROM down))
            """;
        return await Read(
            Sql,
            p =>
            {
                p.AddWithValue("person", caller.PersonId!.Value);
                p.Add(new NpgsqlParameter("within", NpgsqlDbType.Uuid) { Value = (object?)caller.Within ?? DBNull.Value });
            },
            reader => reader.GetString(0),
            ct
        );
    }

    /// <summary>Every scope in which the caller holds the permission, and all scopes below.</summary>
    /// <param name="without">a kind that there are many of and nobody asks for: neither they nor what is below them is read</param>
    public async Task<IReadOnlySet<Guid>> ScopesWith(ICaller caller, string permission, CancellationToken ct, string? without = null)
    {
        const string Sql = """
            WITH RECURSIVE down AS (
                SELECT g.scope_id AS id FROM platform.grants g
                WHERE g.person_id = @person AND g.role = ANY(@roles)
                UNION
                SELECT s.id FROM platform.scopes s JOIN down ON s.parent_id = down.id WHERE s.kind IS DISTINCT FROM @without),
            fence AS (
                SELECT id FROM platform.scopes WHERE id = @within
                UNION
                SELECT s.id FROM platform.scopes s JOIN fence ON s.parent_id = fence.id)
            SELECT id FROM down WHERE @within IS NULL OR id IN (SELECT id FROM fence)
            """;
        if (caller.PersonId is null)
            return new HashSet<Guid>();
        var ids = await Read(
            Sql,
            p =>
            {
                p.AddWithValue("person", caller.PersonId.Value);
                p.AddWithValue("roles", modules.RolesHolding(permission).ToArray());
                p.Add(new NpgsqlParameter("within", NpgsqlDbType.Uuid) { Value = (object?)caller.Within ?? DBNull.Value });
                p.Add(new NpgsqlParameter("without", NpgsqlDbType.Text) { Value = (object?)without ?? DBNull.Value });
            },
            reader => reader.GetGuid(0),
            ct
        );
        return ids.ToHashSet();
    }

    /// <summary>
    /// In an act's transaction as it stands there; else together with what others ask of the same scope, unless this scope holds a connection:
    /// whoever holds one waits for none.
    /// </summary>
    private Task<IReadOnlyList<string>> RolesAt(ICaller caller, Guid scopeId, CancellationToken ct) =>
        HoldsConnection ? RoleReader.RolesAt(session, scopeId, caller, ct) : together.RolesAt(scopeId, caller);

    private bool HoldsConnection => session.Connection.State != System.Data.ConnectionState.Closed;

    private bool Allow(IReadOnlyList<string> roles, string permission) => roles.Any(role => modules.Holds(role, permission));

    private async Task<IReadOnlyList<T>> Read<T>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, T> row,
        CancellationToken ct
    )
    {
        await using var command = await session.Command(sql, ct);
        bind(command.Parameters);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(row(reader));
        return rows;
    }
}
