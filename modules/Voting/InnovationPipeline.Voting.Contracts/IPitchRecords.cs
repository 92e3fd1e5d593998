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
/// <param name="ByAdjusted">the rank is by the adjusted figure</param>
/// <param name="Criteria">what the judges marked; none in records from before they were told, as with the two below</param>
/// <param name="Interests">that judges declared in this pitch, but for "none"; what they wrote about one stays with the panel</param>
/// <param name="Lifted">recusals in spite of which a judge scored</param>
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
    bool KnewTheRoom = false,
    IReadOnlyList<CriterionFact>? Criteria = null,
    IReadOnlyList<InterestFact>? Interests = null,
    IReadOnlyList<LiftedRecusalFact>? Lifted = null,
    bool ByAdjusted = false
);

/// <param name="Weight">beside the weights of the other criteria</param>
public sealed record CriterionFact(string Name, string Hint, int Weight);

/// <param name="Interest">its kind in plain words</param>
public sealed record InterestFact(Guid JudgeId, string Interest);

/// <param name="Causes">in plain words</param>
/// <param name="Reason">with which the chair lifted it, for everyone to read</param>
public sealed record LiftedRecusalFact(Guid JudgeId, string Causes, string Reason);
