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
        internal static readonly Rule ReasonToChange = new("This assessment is complete: say why you change it");
        internal static readonly Rule IsComplete = new("Complete this assessment before you begin another");
        internal static readonly Rule ReasonToRepeat = new("Say why it is assessed again");
        internal static readonly Rule DueLater = new("Enter a due date that is not in the past");
        internal static readonly Rule StillOpen = new("This assessment is complete already");
        internal static readonly Rule ShortComment = new("Keep each comment to 200 characters or fewer");
    }

    private readonly List<AssessmentAnswer> _answers = [];
    private readonly List<AssessmentVersion> _versions = [];

    private Assessment()
        : base(Guid.Empty) { }

    public Assessment(Guid id, Guid initiativeId, StageModel model)
        : base(id)
    {
        (InitiativeId, Number, TemplateVersion, Questions) = (initiativeId, 1, model.InWords, model.Questions);
    }

    public Guid InitiativeId { get; private set; }

    /// <summary>How often it has been assessed as a whole, this time included.</summary>
    public int Number { get; private set; }
    public int Questions { get; private set; }
    public Guid? AssessorId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public string TemplateVersion { get; private set; } = "";
    public DateTimeOffset? CompletedAt { get; private set; }
    public Guid? CompletedBy { get; private set; }
    public IReadOnlyList<AssessmentAnswer> Answers => _answers;

    /// <summary>As it was each time it was complete; only ever added.</summary>
    public IReadOnlyList<AssessmentVersion> Versions => _versions;

    public bool IsComplete => CompletedAt is not null;

    public int Answered(TemplateSection section) => section.Questions.Count(q => _answers.Exists(a => a.QuestionKey == q.Key));

    public void Assign(Guid assessorId, DateOnly dueOn, DateOnly today)
    {
        Rules.StillOpen.Require(!IsComplete);
        Rules.DueLater.Require(dueOn >= today);
        (AssessorId, DueOn) = (assessorId, dueOn);
    }

    /// <summary>Saves what has been answered of a section so far; a complete assessment changes with a reason only.</summary>
    public void Save(TemplateSection section, IReadOnlyList<GivenAnswer> given, string? reason, Guid by, DateTimeOffset now)
    {
        Rules.OfTheTemplate.Require(given.All(g => section.Questions.Any(q => q.Key == g.QuestionKey)));
        Rules.ShortComment.Require(given.All(g => (g.Comment?.Length ?? 0) <= LongestComment));

        var changes = given.Any(g => !_answers.Exists(a => a.QuestionKey == g.QuestionKey && a.Says(g)));
        Rules.ReasonToChange.Require(!IsComplete || !changes || !string.IsNullOrWhiteSpace(reason));
        var wasComplete = IsComplete;

        foreach (var answer in given)
        {
            var known = _answers.Find(a => a.QuestionKey == answer.QuestionKey);
            if (known is null)
                _answers.Add(new AssessmentAnswer(Id, answer, by, now));
            else
                known.Change(answer, by, now);
        }
        if (CompletedAt is null && _answers.Count == Questions)
            (CompletedAt, CompletedBy) = (now, by);
        if (IsComplete && (changes || !wasComplete))
            _versions.Add(new AssessmentVersion(this, wasComplete ? reason : null, by, now));
    }

    /// <summary>Begins again with empty answers; what was said before stays in its versions.</summary>
    public void Repeat(string reason)
    {
        Rules.IsComplete.Require(IsComplete);
        Rules.ReasonToRepeat.Require(!string.IsNullOrWhiteSpace(reason));
        _answers.Clear();
        Number++;
        (CompletedAt, CompletedBy, AssessorId, DueOn) = (null, null, null, null);
    }
}

/// <summary>The answers at one moment: the first figure counts whole assessments, the second changes since.</summary>
internal sealed class AssessmentVersion
{
    private AssessmentVersion() { }

    internal AssessmentVersion(Assessment of, string? reason, Guid by, DateTimeOffset at)
    {
        (AssessmentId, Major) = (of.Id, of.Number);
        Minor = of.Versions.Count(v => v.Major == Major);
        (Reason, By, At) = (reason?.Trim(), by, at);
        Answers = new AnswersThen([.. of.Answers.Select(a => new GivenAnswer(a.QuestionKey, a.Answer, a.Comment))]);
    }

    public Guid AssessmentId { get; private set; }
    public int Major { get; private set; }
    public int Minor { get; private set; }
    public string? Reason { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public AnswersThen Answers { get; private set; } = null!;

    public string Number => $"{Major}.{Minor}";
}

internal sealed record AnswersThen(IReadOnlyList<GivenAnswer> Given);

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

    public bool Says(GivenAnswer given) => Answer == given.Answer && string.Equals(Comment, given.Comment, StringComparison.Ordinal);

    public void Change(GivenAnswer given, Guid by, DateTimeOffset now)
    {
        if (Says(given))
            return;
        (Answer, Comment, By, At) = (given.Answer, given.Comment, by, now);
    }
}
