using InnovationPipeline.Platform;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InnovationPipeline.Host;

/// <summary>Traces, metrics and logs, made only where OTEL_EXPORTER_OTLP_ENDPOINT says where they go.</summary>
internal static class Observability
{
    public static void AddTelemetry(this IServiceCollection services, ILoggingBuilder logging, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("innovation-pipeline"))
            .WithTracing(t => t.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation().AddNpgsql().AddOtlpExporter())
            .WithMetrics(m => m.AddMeter(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation().AddOtlpExporter());
        logging.AddOpenTelemetry(o => o.AddOtlpExporter());
    }
}
