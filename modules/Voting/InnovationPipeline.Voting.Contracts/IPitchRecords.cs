namespace InnovationPipeline.Voting.Contracts;

/// <summary>What a pitch brought in besides votes, for whoever assesses the idea; nothing that is sealed is told.</summary>
public interface IPitchRecords
{
    Task<PitchRecord> Of(Guid ideaId, CancellationToken ct);
}

/// <param name="Panel">none before the panel's scores are revealed, or where none judged it</param>
public sealed record PitchRecord(
    IReadOnlyList<CommentaryFact> Commentary,
    IReadOnlyList<QuestionFact> Questions,
    IReadOnlyList<FeedbackFact> Feedback,
    PanelFact? Panel
);

public sealed record CommentaryFact(Guid PanellistId, string Strengths, string Concerns, string Suggestions, bool WouldSponsor);

/// <param name="Ending">in plain words, for example "Answered in writing"; or what it waits for</param>
public sealed record QuestionFact(Guid QuestionId, string Text, int Votes, string Ending, string? Answer, DateOnly? DueOn);

/// <summary>What one person in the room said; it was given without a name.</summary>
public sealed record FeedbackFact(string Strong, string WouldHelp);

/// <param name="Raw">the weighted mean, 1 to 5; none where too few judged it</param>
/// <param name="Adjusted">for severe and generous judges, to 4 decimal places, where the numbers allow</param>
/// <param name="Agreement">Kendall's τ-b between room and panel over the whole event, to 4 decimal places</param>
/// <param name="StoodAside">how many judges, and why, in plain words</param>
/// <param name="KnewTheRoom">scores were opened when the room's result was known</param>
public sealed record PanelFact(
    int Judges,
    bool Reached,
    decimal? Raw,
    int? Rank,
    int Pitches,
    decimal? Adjusted,
    decimal? Spread,
    bool JudgesDiffer,
    int? RoomRank,
    decimal? Agreement,
    IReadOnlyList<string> StoodAside,
    bool KnewTheRoom = false
);
