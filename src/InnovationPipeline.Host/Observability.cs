using InnovationPipeline.Platform;
using Npgsql;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace InnovationPipeline.Host;

/// <summary>Traces, metrics and logs; they leave the host only when OTEL_EXPORTER_OTLP_ENDPOINT is set.</summary>
internal static class Observability
{
    public static void AddTelemetry(this IServiceCollection services, ILoggingBuilder logging, IConfiguration configuration)
    {
        var export = !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        services
            .AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("innovation-pipeline"))
            .WithTracing(t =>
            {
                t.AddSource(Telemetry.Name).AddAspNetCoreInstrumentation().AddNpgsql();
                if (export)
                    t.AddOtlpExporter();
            })
            .WithMetrics(m =>
            {
                m.AddMeter(Telemetry.Name, "Npgsql").AddAspNetCoreInstrumentation();
                if (export)
                    m.AddOtlpExporter();
            });
        if (export)
            logging.AddOpenTelemetry(o => o.AddOtlpExporter());
    }
}
