namespace InnovationPipeline.Platform.Live;

/// <summary>
/// Figures that travel with the message that a topic has changed, so that thousands of screens need not ask for them. A module adds them under the
/// kind of their topics: what stands before the slash.
/// </summary>
public interface ILiveFigures
{
    /// <returns>by the name under which a page shows each (`data-live-value`), for everyone who may watch the topic; none where the page has to be asked for</returns>
    Task<IReadOnlyDictionary<string, string>?> Of(Guid scopeId, CancellationToken ct);
}

/// <summary>A topic has changed.</summary>
/// <param name="Figures">as they stand after the change</param>
public sealed record LiveMessage(string Topic, IReadOnlyDictionary<string, string>? Figures);
