namespace InnovationPipeline.Platform.Jobs;

/// <summary>What has a date: runs "everything due now" again and again; idempotent, short, safe to run twice at once.</summary>
public interface IJob
{
    /// <summary>When, as a cron expression in Europe/London.</summary>
    string Cron { get; }

    Task Run(CancellationToken ct);
}
