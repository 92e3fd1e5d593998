namespace InnovationPipeline.Voting.Contracts;

/// <summary>Results of rounds that have been revealed; anything sealed is never told.</summary>
public interface IResults
{
    Task<RoundResult?> Of(Guid roundId, CancellationToken ct);

    /// <summary>The revealed result in which this idea stood, newest first.</summary>
    Task<RoundResult?> WithIdea(Guid ideaId, CancellationToken ct);

    Task<IReadOnlyList<RoundResult>> OfEvent(Guid innovationEventId, CancellationToken ct);
}

/// <param name="Steps">how the count went, in plain English</param>
public sealed record RoundResult(
    Guid RoundId,
    Guid InnovationEventId,
    string Title,
    DateTimeOffset RevealedAt,
    int Electorate,
    int Turnout,
    IReadOnlyList<OptionResult> Options,
    IReadOnlyList<Guid> WinnerIdeaIds,
    IReadOnlyList<string> Steps
);

/// <param name="Rank">1 is best; equal where tied</param>
public sealed record OptionResult(Guid IdeaId, string Title, int Votes, int Rank);
