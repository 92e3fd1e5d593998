using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum Answer
{
    Yes,
    Partially,
    No,
}

/// <summary>One initiative's answers to one version of the template; who answered, and when.</summary>
internal sealed class Assessment : Aggregate
{
    public const int LongestComment = 200;

    internal static class Rules
    {
        internal static readonly Rule OfTheTemplate = new("Answer the questions of this section");
        internal static readonly Rule ShortComment = new("Keep each comment to 200 characters or fewer");
    }

    private readonly List<AssessmentAnswer> _answers = [];

    private Assessment()
        : base(Guid.Empty) { }

    public Assessment(Guid id, Guid initiativeId)
        : base(id)
    {
        (InitiativeId, Number, TemplateVersion) = (initiativeId, 1, NeedsAssessment.Version);
    }

    public Guid InitiativeId { get; private set; }
    public int Number { get; private set; }
    public string TemplateVersion { get; private set; } = "";
    public DateTimeOffset? CompletedAt { get; private set; }
    public Guid? CompletedBy { get; private set; }
    public IReadOnlyList<AssessmentAnswer> Answers => _answers;

    public bool IsComplete => CompletedAt is not null;

    public int Answered(TemplateSection section) => section.Questions.Count(q => _answers.Exists(a => a.QuestionKey == q.Key));

    /// <summary>Saves what has been answered of a section so far.</summary>
    public void Save(TemplateSection section, IReadOnlyList<GivenAnswer> given, Guid by, DateTimeOffset now)
    {
        Rules.OfTheTemplate.Require(given.All(g => section.Questions.Any(q => q.Key == g.QuestionKey)));
        Rules.ShortComment.Require(given.All(g => (g.Comment?.Length ?? 0) <= LongestComment));

        foreach (var answer in given)
        {
            var known = _answers.Find(a => a.QuestionKey == answer.QuestionKey);
            if (known is null)
                _answers.Add(new AssessmentAnswer(Id, answer, by, now));
            else
                known.Change(answer, by, now);
        }
        if (CompletedAt is null && _answers.Count == NeedsAssessment.Questions)
            (CompletedAt, CompletedBy) = (now, by);
    }
}

internal sealed record GivenAnswer(string QuestionKey, Answer Answer, string? Comment);

internal sealed class AssessmentAnswer
{
    private AssessmentAnswer() { }

    public AssessmentAnswer(Guid assessmentId, GivenAnswer given, Guid by, DateTimeOffset now)
    {
        (AssessmentId, QuestionKey) = (assessmentId, given.QuestionKey);
        (Answer, Comment, By, At) = (given.Answer, given.Comment, by, now);
    }

    public Guid AssessmentId { get; private set; }
    public string QuestionKey { get; private set; } = "";
    public Answer Answer { get; private set; }
    public string? Comment { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Change(GivenAnswer given, Guid by, DateTimeOffset now)
    {
        if (Answer == given.Answer && string.Equals(Comment, given.Comment, StringComparison.Ordinal))
            return;
        (Answer, Comment, By, At) = (given.Answer, given.Comment, by, now);
    }
}
