using Hangfire;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace InnovationPipeline.Platform.Jobs;

/// <summary>Hangfire over the same PostgreSQL, in schema hangfire; hosts share the jobs.</summary>
public static class HangfireJobs
{
    public const string Schema = "hangfire";

    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddHangfire(
            (provider, hangfire) =>
                hangfire
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings()
                    .UsePostgreSqlStorage(
                        storage => storage.UseConnectionFactory(new Connections(provider.GetRequiredService<NpgsqlDataSource>())),
                        new PostgreSqlStorageOptions
                        {
                            SchemaName = Schema,
                            PrepareSchemaIfNecessary = false,
                            QueuePollInterval = TimeSpan.FromMilliseconds(500),
                            UseSlidingInvisibilityTimeout = true,
                            // Locks are held for moments; one that a killed host has left is cleared away after this.
                            DistributedLockTimeout = TimeSpan.FromMinutes(1),
                        }
                    )
        );
        services.AddHangfireServer(
            (_, server) =>
            {
                server.WorkerCount = 2;
                server.ShutdownTimeout = TimeSpan.FromSeconds(5);
            }
        );
        services.AddScoped<JobRun>();
        services.AddSingleton<JobSchedule>();
        services.AddHostedService(s => s.GetRequiredService<JobSchedule>());
        services.AddSingleton<JobsOverview>();
        return services;
    }

    public static void PrepareSchema(NpgsqlConnection connection) => PostgreSqlObjectsInstaller.Install(connection, Schema);

    private sealed class Connections(NpgsqlDataSource source) : IConnectionFactory
    {
        public NpgsqlConnection GetOrCreateConnection() => source.CreateConnection();
    }
}

/// <summary>One run of a named job in a scope of its own.</summary>
public sealed class JobRun(IServiceProvider services)
{
    public Task Run(string name, CancellationToken ct) =>
        services.GetServices<IJob>().Single(j => string.Equals(JobSchedule.NameOf(j.GetType()), name, StringComparison.Ordinal)).Run(ct);
}
