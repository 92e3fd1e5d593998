using System.Security.Cryptography;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Testing;

/// <summary>Databases cloned from one migrated template on the cluster that build/test.sh starts.</summary>
public static class TestDatabase
{
    private const long Lock = 7_305_808_867_425_002;

    private static string Cluster =>
        Environment.GetEnvironmentVariable("PIPELINE_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Set PIPELINE_TEST_POSTGRES, or run the tests with build/test.sh, which does");

    /// <summary>The connection string of a new clone.</summary>
    public static async Task<string> Clone()
    {
        var template = await Template();
        var name = $"t_{Guid.CreateVersion7():N}";
        await using var connection = await OpenCluster();
        await Run(connection, $"CREATE DATABASE {name} TEMPLATE {template}");
        return Named(name);
    }

    /// <summary>A new database that nobody has migrated.</summary>
    public static async Task<string> Empty()
    {
        var name = $"t_{Guid.CreateVersion7():N}";
        await using var connection = await OpenCluster();
        await Run(connection, $"CREATE DATABASE {name}");
        return Named(name);
    }

    private static async Task<string> Template()
    {
        var versions = Host.Modules.All.Select(m => m.GetType().Module.ModuleVersionId).Append(typeof(PlatformDb).Module.ModuleVersionId);
        var name = "template_" + Convert.ToHexStringLower(SHA256.HashData([.. versions.SelectMany(v => v.ToByteArray())]))[..16];
        await using var connection = await OpenCluster();
        await Run(connection, $"SELECT pg_advisory_lock({Lock})");
        await using var known = new NpgsqlCommand("SELECT count(*) FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = name } },
        };
        if ((long)(await known.ExecuteScalarAsync())! == 0)
        {
            var making = $"making_{Guid.CreateVersion7():N}";
            await Run(connection, $"CREATE DATABASE {making}");
            await Migrate(Named(making));
            await Run(connection, $"ALTER DATABASE {making} RENAME TO {name}");
        }
        await Run(connection, $"SELECT pg_advisory_unlock({Lock})");
        return name;
    }

    private static async Task Migrate(string connectionString)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddPlatform(new ConfigurationBuilder().Build(), connectionString + ";Pooling=false", Host.Modules.All);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Migrator>().Migrate(appRole: null, CancellationToken.None);
    }

    private static string Named(string database) =>
        new NpgsqlConnectionStringBuilder(Cluster) { Database = database, MaxPoolSize = 40 }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenCluster()
    {
        var connection = new NpgsqlConnection(Cluster + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
