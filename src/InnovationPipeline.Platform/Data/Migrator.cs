using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Platform.Data;

/// <summary>Brings every schema to this version, one migrator at a time.</summary>
public sealed class Migrator(IServiceScopeFactory scopes, NpgsqlDataSource source, ModuleCatalogue modules)
{
    private const long Lock = 7_305_808_867_425_001;

    /// <param name="appRole">a role that the hosts use, which owns nothing; it is given what it needs and no more</param>
    public async Task Migrate(string? appRole, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await Run(connection, $"SELECT pg_advisory_lock({Lock})", ct);
        await using (var scope = scopes.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PlatformDb>().Database.MigrateAsync(ct);
            foreach (var db in Dbs())
                await ((DbContext)scope.ServiceProvider.GetRequiredService(db)).Database.MigrateAsync(ct);
        }
        HangfireJobs.PrepareSchema(connection);
        if (!string.IsNullOrEmpty(appRole))
            await GrantTo(connection, appRole, ct);
        await Run(connection, $"SELECT pg_advisory_unlock({Lock})", ct);
    }

    /// <summary>What is still to be migrated, by schema; empty when the database is ready for this version.</summary>
    public async Task<IReadOnlyList<string>> Pending(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pending = new List<string>();
        foreach (var db in Dbs().Prepend(typeof(PlatformDb)))
        {
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(db);
            pending.AddRange((await context.Database.GetPendingMigrationsAsync(ct)).Select(m => $"{db.Name} {m}"));
        }
        return pending;
    }

    private IEnumerable<Type> Dbs() => modules.Modules.Select(m => m.Db).OfType<Type>();

    private async Task GrantTo(NpgsqlConnection connection, string appRole, CancellationToken ct)
    {
        string[] schemas = [PlatformTables.Schema, HangfireJobs.Schema, .. modules.Modules.Where(m => m.Db is not null).Select(SchemaOf)];
        await using var quote = new NpgsqlCommand("SELECT quote_ident(@role)", connection);
        quote.Parameters.AddWithValue("role", appRole);
        var role = (string)(await quote.ExecuteScalarAsync(ct))!;
        foreach (var schema in schemas)
            await Run(
                connection,
                $"""
                GRANT USAGE ON SCHEMA {schema} TO {role};
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
                GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
                """,
                ct
            );
        await Run(
            connection,
            $"""
            REVOKE UPDATE, DELETE ON platform.audit_entries FROM {role};
            REVOKE DELETE ON platform.audit_payloads FROM {role};
            REVOKE UPDATE, DELETE ON platform.events FROM {role};
            REVOKE UPDATE, DELETE ON platform.scopes FROM {role};
            """,
            ct
        );
    }

    private static string SchemaOf(Module module) => module.Name.ToLowerInvariant();

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
