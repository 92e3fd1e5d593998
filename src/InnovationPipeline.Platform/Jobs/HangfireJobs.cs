using Hangfire;
using Hangfire.PostgreSql;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Time;
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
        services.AddSingleton<JobsOverview>();
        return services;
    }

    /// <summary>Tells Hangfire of every job in the modules.</summary>
    public static void Schedule(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var recurring = services.GetRequiredService<IRecurringJobManager>();
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var name = NameOf(job.GetType());
            recurring.AddOrUpdate<JobRun>(
                name,
                run => run.Run(name, CancellationToken.None),
                job.Cron,
                new RecurringJobOptions { TimeZone = London.Zone }
            );
        }
    }

    public static string NameOf(Type job) => $"{ModuleCatalogue.ModuleOf(job)}.{job.Name}";

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
        services.GetServices<IJob>().Single(j => string.Equals(HangfireJobs.NameOf(j.GetType()), name, StringComparison.Ordinal)).Run(ct);
}
