using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InnovationPipeline.Platform;

/// <summary>The product's own traces and metrics.</summary>
public static class Telemetry
{
    public const string Name = "InnovationPipeline";

    public static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    /// <summary>Milliseconds from an act's event to the end of a reaction.</summary>
    public static readonly Histogram<double> ReactionDelay = Meter.CreateHistogram<double>("pipeline.reaction.delay", "ms");
}
