using InnovationPipeline.Platform.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace InnovationPipeline.Host;

/// <summary>/health/live: the process answers. /health/startup: the database is at this version. /health/ready: it answers now.</summary>
internal static class Health
{
    public static void AddHealth(this IServiceCollection services) =>
        services
            .AddHealthChecks()
            .AddCheck<Migrated>("migrated", tags: ["startup", "ready"])
            .AddCheck<Answers>("database", tags: ["ready"]);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        foreach (var tag in new[] { "startup", "ready" })
            app.MapHealthChecks($"/health/{tag}", new HealthCheckOptions { Predicate = c => c.Tags.Contains(tag) });
    }

    private sealed class Migrated(Migrator migrator) : IHealthCheck
    {
        private static volatile bool _seen;

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!_seen)
                _seen = (await migrator.Pending(cancellationToken)).Count == 0;
            return _seen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database is not migrated to this version");
        }
    }

    private sealed class Answers(NpgsqlDataSource source) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var ask = source.CreateCommand("SELECT 1");
                await ask.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (NpgsqlException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer");
            }
        }
    }
}
