using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

/// <param name="Affects">parts of the system that it touches</param>
/// <param name="CrossCuttingBecause">why it cuts across the system; none where it does not</param>
internal sealed record AreaWords(string Title, HowCanWe Question, string? Affects, string? CrossCuttingBecause);

/// <summary>One "How can we … through …?" of an event.</summary>
internal sealed class ChallengeArea
{
    public ChallengeArea(Guid id, Guid innovationEventId, int number, AreaWords words, Guid? submissionId)
    {
        Id = id;
        InnovationEventId = innovationEventId;
        Number = number;
        SubmissionId = submissionId;
        Write(words);
    }

    private ChallengeArea() { }

    public Guid Id { get; private set; }
    public Guid InnovationEventId { get; private set; }
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public string Outcome { get; private set; } = "";
    public string Means { get; private set; } = "";
    public string? Affects { get; private set; }
    public string? CrossCuttingBecause { get; private set; }

    /// <summary>The partner's submission that it came from.</summary>
    public Guid? SubmissionId { get; private set; }

    public string Question => $"How can we {Outcome} through {Means}?";

    internal void Write(AreaWords words)
    {
        Title = words.Title;
        Outcome = words.Question.Outcome;
        Means = words.Question.Means;
        Affects = words.Affects;
        CrossCuttingBecause = words.CrossCuttingBecause;
    }
}
