namespace InnovationPipeline.Voting.Contracts;

/// <summary>Questions to the panel, as those who asked or owe an answer are told of them.</summary>
public interface IQuestions
{
    Task<QuestionCard?> Find(Guid questionId, CancellationToken ct);
}

/// <param name="About">the day, the area's title or the idea's</param>
/// <param name="State">in plain words</param>
/// <param name="Answer">in writing, where there is one; its own or that of the question it was merged into</param>
/// <param name="Reason">why it was declined</param>
/// <param name="AskerIds">who asked under their name, this question or one that was merged into it</param>
public sealed record QuestionCard(
    Guid Id,
    Guid InnovationEventId,
    string About,
    string Text,
    string State,
    string? Answer,
    string? Reason,
    IReadOnlyList<Guid> AskerIds,
    Guid? OwnerId,
    DateOnly? DueOn
);
