using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum Answer
{
    Yes,
    Partially,
    No,

    /// <summary>How mature it is.</summary>
    Discovery,
    Advanced,
    Ready,

    /// <summary>The tier of the evidence standards framework.</summary>
    A,
    B,
    C,
    None,
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
        internal static readonly Rule Declared = new("Say first whether you have an interest: “none” is an answer");
        internal static readonly Rule DeclaredOnce = new("You have declared your interests here already");
        internal static readonly Rule Explained = new("Say in a sentence what the interest is");
        internal static readonly Rule AssignedToAnother = new(
            "This assessor stands aside from one of them because of an interest: choose another"
        );
        internal static readonly Rule StandsAside = new(
            "You stand aside because of an interest: another assessor assesses this initiative"
        );
        internal static readonly Rule SaysWhyLate = new("This assessment is later than its clock allows: say why before you complete it");
        internal static readonly Rule ShortReason = new("Keep the reason to 500 characters or fewer");
        internal static readonly Rule ShortComment = new("Keep each comment to 200 characters or fewer");
    }

    private readonly List<AssessmentInterest> _interests = [];
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

    /// <summary>Why it was completed later than the clock of its stage allows, where the model asks.</summary>
    public string? WhyLate { get; private set; }
    public IReadOnlyList<AssessmentAnswer> Answers => _answers;

    /// <summary>As it was each time it was complete; only ever added.</summary>
    public IReadOnlyList<AssessmentVersion> Versions => _versions;

    /// <summary>What each who assesses has declared, once for each time that it is assessed; only ever added.</summary>
    public IReadOnlyList<AssessmentInterest> Interests => _interests;

    public AssessmentInterest? InterestOf(Guid person) => _interests.Find(i => i.PersonId == person && i.Major == Number);

    public bool IsComplete => CompletedAt is not null;

    public int Answered(TemplateSection section) => section.Questions.Count(q => _answers.Exists(a => a.QuestionKey == q.Key));

    public void Assign(Guid assessorId, DateOnly dueOn, DateOnly today)
    {
        Rules.StillOpen.Require(!IsComplete);
        Rules.DueLater.Require(dueOn >= today);
        Rules.AssignedToAnother.Require(InterestOf(assessorId) is not { IsRecused: true });
        (AssessorId, DueOn) = (assessorId, dueOn);
    }

    public AssessmentInterest Declare(
        Guid person,
        InterestKind kind,
        string? words,
        Closeness closeness,
        bool sameOrganisationRecuses,
        DateTimeOffset now
    )
    {
        Rules.DeclaredOnce.Require(InterestOf(person) is null);
        Rules.Explained.Require(kind == InterestKind.None || !string.IsNullOrWhiteSpace(words));
        var declared = new AssessmentInterest(
            this,
            person,
            kind,
            words,
            new Recusal(closeness.Causes(kind, sameOrganisationRecuses), closeness.SameOrganisation),
            now
        );
        _interests.Add(declared);
        if (declared.IsRecused && AssessorId == person)
            (AssessorId, DueOn) = (null, null);
        return declared;
    }

    /// <summary>Why a person who has declared stands aside: for what was found then, or since, as something may have been merged into the initiative.</summary>
    public static IReadOnlyList<RecusalCause> CausesNow(AssessmentInterest declared, Closeness closeness, bool sameOrganisationRecuses) =>
        [.. declared.Recusal.Causes.Union(closeness.Causes(declared.Interest, sameOrganisationRecuses)).Order()];

    /// <param name="closeness">as it is now</param>
    public void RequireMayAssess(Guid person, Closeness closeness, bool sameOrganisationRecuses)
    {
        RequireDeclared(person);
        Rules.StandsAside.Require(CausesNow(InterestOf(person)!, closeness, sameOrganisationRecuses).Count == 0);
    }

    private void RequireDeclared(Guid person)
    {
        var declared = InterestOf(person);
        Rules.Declared.Require(declared is not null);
        Rules.StandsAside.Require(!declared.IsRecused);
    }

    /// <summary>Saves what has been answered of a section so far; a complete assessment changes with a reason only.</summary>
    /// <param name="isLate">the clock has run out and the model asks why</param>
    public void Save(
        TemplateSection section,
        IReadOnlyList<GivenAnswer> given,
        string? reason,
        Guid by,
        DateTimeOffset now,
        bool isLate = false,
        string? whyLate = null
    )
    {
        RequireDeclared(by);
        Rules.OfTheTemplate.Require(given.All(g => section.Questions.Any(q => q.Key == g.QuestionKey && q.Choices.Contains(g.Answer))));
        Rules.ShortComment.Require(given.All(g => (g.Comment?.Length ?? 0) <= LongestComment));

        Rules.ShortReason.Require((whyLate?.Length ?? 0) <= 500);
        var late = isLate && !IsComplete && !string.IsNullOrWhiteSpace(whyLate) ? whyLate.Trim() : WhyLate;
        var completes = !IsComplete && _answers.Select(a => a.QuestionKey).Union(given.Select(g => g.QuestionKey)).Count() == Questions;
        Rules.SaysWhyLate.Require(!completes || !isLate || late is not null);

        var changes = given.Any(g => !_answers.Exists(a => a.QuestionKey == g.QuestionKey && a.Says(g)));
        Rules.ReasonToChange.Require(!IsComplete || !changes || !string.IsNullOrWhiteSpace(reason));
        var wasComplete = IsComplete;
        WhyLate = late;

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
    public void Repeat(string reason, Guid by)
    {
        RequireDeclared(by);
        Rules.IsComplete.Require(IsComplete);
        Rules.ReasonToRepeat.Require(!string.IsNullOrWhiteSpace(reason));
        _answers.Clear();
        Number++;
        (CompletedAt, CompletedBy, AssessorId, DueOn, WhyLate) = (null, null, null, null, null);
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
        (Reason, By, At, WhyLate) = (reason?.Trim(), by, at, of.WhyLate);
        Answers = new AnswersThen([.. of.Answers.Select(a => new GivenAnswer(a.QuestionKey, a.Answer, a.Comment))]);
    }

    public Guid AssessmentId { get; private set; }
    public int Major { get; private set; }
    public int Minor { get; private set; }
    public string? Reason { get; private set; }
    public Guid By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string? WhyLate { get; private set; }
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

/// <summary>What one assessor declared before they assessed, and why they stand aside.</summary>
internal sealed class AssessmentInterest
{
    private AssessmentInterest() { }

    internal AssessmentInterest(Assessment of, Guid person, InterestKind kind, string? words, Recusal recusal, DateTimeOffset at)
    {
        (AssessmentId, PersonId, Major) = (of.Id, person, of.Number);
        (Interest, Words, At) = (kind, kind == InterestKind.None ? null : words!.Trim(), at);
        (Recusal, IsRecused) = (recusal, recusal.Causes.Count > 0);
    }

    public Guid AssessmentId { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>The time that it was assessed.</summary>
    public int Major { get; private set; }
    public InterestKind Interest { get; private set; }
    public string? Words { get; private set; }
    public Recusal Recusal { get; private set; } = Recusal.None;
    public DateTimeOffset At { get; private set; }

    /// <summary>Kept beside its causes, so that queues can leave out what somebody stands aside from.</summary>
    public bool IsRecused { get; private set; }
}
