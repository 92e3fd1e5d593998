namespace InnovationPipeline.Platform.Jobs;

/// <summary>
/// A computation longer than a request: a row that holds the best so far, advanced by one host at a time in chunks of about a second, so that
/// it can be watched, stopped, and taken up by another host.
/// </summary>
public interface ILongRun
{
    /// <summary>Advances one row that nobody else is at; safe to run on several hosts at once.</summary>
    /// <returns>whether there was one</returns>
    Task<bool> Advance(CancellationToken ct);
}
