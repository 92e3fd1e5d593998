using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>
/// How initiatives go: their stages, what each gate asks and who must have scored, and the questions of the assessment. A change is
/// a new version; an initiative keeps the one it began with.
/// </summary>
internal sealed class StageModel : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Named = new("Enter a name of 80 characters or fewer");
        internal static readonly Rule FromAssessment = new("Keep the stages assessment and benefit realisation");
        internal static readonly Rule HasReason = new("Say why there is a new version");
        internal static readonly Rule HasCriteria = new("Give each stage from 1 to 20 criteria");
        internal static readonly Rule PlausibleWeights = new("Enter weights from 1 to 10");
        internal static readonly Rule PlausibleQuorum = new("Enter from 0 to 10 scores that each gate needs");
        internal static readonly Rule PlausibleDays = new("Enter from 1 to 260 working days for each stage");
        internal static readonly Rule ScoresNeedAQuorum = new("A gate that needs scores from a panel needs a criterion with a weight");
        internal static readonly Rule HasQuestions = new("Ask from 1 to 60 questions, each in a section and each once");
    }

    private StageModel()
        : base(Guid.Empty) { }

    public StageModel(
        Guid id,
        Guid? organisationId,
        string name,
        int number,
        StageModelText text,
        Guid? by,
        string? reason,
        DateTimeOffset at
    )
        : base(id)
    {
        Rules.Named.Require(name.Trim().Length is > 0 and <= 80);
        Rules.FromAssessment.Require(
            text.Stages.Count > 0
                && text.Stages[0].Stage == Stage.Assessment
                && text.Stages.Any(s => s.Stage == Stage.BenefitRealisation)
                && text.Stages.All(s => s.Stage <= Stage.Sustained)
                && text.Stages.Zip(text.Stages.Skip(1)).All(pair => pair.First.Stage < pair.Second.Stage)
        );
        Rules.HasCriteria.Require(text.Stages.All(s => s.Criteria.Count is > 0 and <= 20));
        Rules.PlausibleWeights.Require(
            text.Stages.SelectMany(s => s.Criteria).All(c => c.Kind == CriterionKind.MustMeet || c.Weight is >= 1 and <= 10)
        );
        Rules.PlausibleQuorum.Require(text.Stages.All(s => s.Quorum is >= 0 and <= 10));
        Rules.PlausibleDays.Require(text.Stages.All(s => s.WorkingDays is >= 1 and <= 260));
        Rules.ScoresNeedAQuorum.Require(text.Stages.All(s => s.Quorum == 0 || s.Criteria.Any(c => c.Kind == CriterionKind.Scored)));
        var questions = text.Sections.SelectMany(s => s.Questions).ToList();
        Rules.HasQuestions.Require(
            questions.Count is > 0 and <= 60
                && text.Sections.All(s => s.Questions.Count > 0)
                && questions.DistinctBy(q => q.Key).Count() == questions.Count
                && questions.DistinctBy(q => q.Text).Count() == questions.Count
                && text.Sections.DistinctBy(s => s.Key).Count() == text.Sections.Count
        );
        Rules.HasReason.Require(by is null || !string.IsNullOrWhiteSpace(reason));

        (OrganisationId, Name, Number, Text) = (organisationId, name.Trim(), number, text);
        (MadeBy, Reason, MadeAt) = (by, reason?.Trim(), at);
    }

    /// <summary>None for those that come with the product.</summary>
    public Guid? OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public int Number { get; private set; }
    public StageModelText Text { get; private set; } = null!;
    public Guid? MadeBy { get; private set; }
    public string? Reason { get; private set; }
    public DateTimeOffset MadeAt { get; private set; }

    public string InWords => $"{Name}, version {Number}";

    public IReadOnlyList<TemplateSection> Sections => Text.Sections;

    public int Questions => Text.Sections.Sum(s => s.Questions.Count);

    public TemplateSection? Section(string key) => Sections.FirstOrDefault(s => string.Equals(s.Key, key, StringComparison.Ordinal));

    /// <summary>Where "proceed" leads; from an off-ramp it leads back to where the initiative left.</summary>
    public Stage? Next(Stage stage, Stage? leftFrom)
    {
        if (stage is Stage.Parked or Stage.Stopped)
            return leftFrom;
        if (Stages.HasEnded(stage))
            return null;
        foreach (var later in Text.Stages)
            if (later.Stage > stage)
                return later.Stage;
        return Stage.Closed;
    }

    /// <summary>What the gate at the end of a stage asks; the way back from an off-ramp, and out of a mistake, asks the chair alone.</summary>
    public StageText GateOf(Stage stage) =>
        Text.Stages.FirstOrDefault(s => s.Stage == stage) ?? new StageText(stage, Quorum: 0, WorkingDays: 10, StageModels.Return);
}

internal sealed record StageModelText(IReadOnlyList<StageText> Stages, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>Whoever completes an assessment after its clock has run out says why.</summary>
    public bool AsksWhyLate { get; init; }
}

/// <param name="Quorum">how many assessors must have scored before the gate decides</param>
/// <param name="WorkingDays">within which the stage is expected to end</param>
internal sealed record StageText(Stage Stage, int Quorum, int WorkingDays, IReadOnlyList<CriterionText> Criteria)
{
    /// <summary>Who must have been named before the gate at its end lets the initiative proceed, whatever a chair waives.</summary>
    public IReadOnlyList<Position> Owners { get; init; } = [];
}

/// <summary>The models that come with the product.</summary>
internal static class StageModels
{
    /// <summary>Earlier versions: those who began with one keep it.</summary>
    private static readonly Guid FirstNeedsAssessmentId = new("01930000-0000-7000-8000-000000000001");
    private static readonly Guid SecondNeedsAssessmentId = new("01930000-0000-7000-8000-000000000003");
    public static readonly Guid NeedsAssessmentId = new("01930000-0000-7000-8000-000000000004");
    public static readonly Guid FiveCaseLiteId = new("01930000-0000-7000-8000-000000000002");

    private static readonly DateTimeOffset Made = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    internal static readonly IReadOnlyList<CriterionText> Return =
    [
        Must("What stood in the way has changed"),
        Scored("Value to patients and staff", 3),
    ];

    internal static readonly IReadOnlyList<CriterionText> Correction = [Must("The earlier decision rests on a mistake")];

    private static readonly StageText Realisation = new(
        Stage.BenefitRealisation,
        Quorum: 1,
        WorkingDays: 260,
        [
            Must("At least one benefit has been verified"),
            Must("Someone will go on measuring after the project ends"),
            Scored("Benefits gained against the plan", 3),
            Scored("How firmly it is part of daily work", 2),
        ]
    );

    private static readonly StageText Sustaining = new(
        Stage.Sustained,
        Quorum: 0,
        WorkingDays: 260,
        [Must("Every benefit has its last actual"), Must("What was learned has been written down")]
    );

    private static readonly StageModel FirstNeeds = new(
        FirstNeedsAssessmentId,
        organisationId: null,
        NeedsAssessment.Name,
        number: 1,
        new StageModelText(
            [
                new(
                    Stage.Assessment,
                    Quorum: 1,
                    WorkingDays: 30,
                    [
                        Must("The needs assessment is complete"),
                        Must("A senior responsible owner and a project owner are named"),
                        Must("No clinical safety concern stands in the way"),
                        Scored("Value to patients and staff", 3),
                        Scored("Strength of the evidence", 2),
                        Scored("Whether it can be afforded and delivered", 2),
                    ]
                ),
                new(
                    Stage.Development,
                    Quorum: 1,
                    WorkingDays: 130,
                    [
                        Must("At least one benefit has a baseline and a target"),
                        Must("A benefit owner is named"),
                        Must("It works where it was tried"),
                        Scored("Confidence in the planned benefits", 3),
                        Scored("Readiness of those who will use it", 2),
                    ]
                )
                {
                    Owners = [Position.BenefitOwner],
                },
                Realisation,
                Sustaining,
            ],
            NeedsAssessment.First
        ),
        by: null,
        reason: null,
        Made
    );

    private static readonly StageModel SecondNeeds = new(
        SecondNeedsAssessmentId,
        organisationId: null,
        NeedsAssessment.Name,
        number: 2,
        new StageModelText(FirstNeeds.Text.Stages, NeedsAssessment.Second) { AsksWhyLate = true },
        by: null,
        "It asks how mature the initiative is, and why an assessment is later than its clock allows",
        new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero)
    );

    public static readonly StageModel Needs = new(
        NeedsAssessmentId,
        organisationId: null,
        NeedsAssessment.Name,
        number: 3,
        SecondNeeds.Text with
        {
            Sections = NeedsAssessment.Sections,
        },
        by: null,
        "It asks for the tier of the evidence standards framework, and whether the digital technology assessment is complete",
        new DateTimeOffset(2026, 11, 29, 0, 0, 0, TimeSpan.Zero)
    );

    public static readonly StageModel FiveCase = new(
        FiveCaseLiteId,
        organisationId: null,
        "Five-case lite",
        number: 1,
        new StageModelText(
            [
                new(
                    Stage.Assessment,
                    Quorum: 2,
                    WorkingDays: 40,
                    [
                        Must("A senior responsible owner and a project owner are named"),
                        Must("Options were compared, doing nothing included"),
                        Scored("Strategic case: the need and the fit with plans", 3),
                        Scored("Economic case: social value for the money", 3),
                        Scored("Commercial case: a route to buy that holds", 1),
                        Scored("Financial case: it can be afforded", 2),
                        Scored("Management case: it can be delivered", 2),
                    ]
                ),
                new(
                    Stage.Development,
                    Quorum: 2,
                    WorkingDays: 130,
                    [
                        Must("At least one benefit has a baseline and a target"),
                        Must("Benefit, clinical and finance owners are named"),
                        Must("The procurement route is settled"),
                        Scored("Economic case, with what was learned", 3),
                        Scored("Financial case, with what was learned", 2),
                        Scored("Readiness of those who will use it", 2),
                    ]
                )
                {
                    Owners = [Position.BenefitOwner, Position.ClinicalOwner, Position.FinanceOwner],
                },
                Realisation,
                Sustaining,
            ],
            [
                Section("strategic", "Strategic case", "Is the need shown by data?", "Does it serve an objective of the plan?"),
                Section(
                    "economic",
                    "Economic case",
                    "Were at least 3 options compared, doing nothing included?",
                    "Do benefits exceed costs over its life?"
                ),
                Section("commercial", "Commercial case", "Is it clear what would be bought?", "Is the market able to supply it?"),
                Section("financial", "Financial case", "Is capital identified?", "Is revenue identified for every year?"),
                Section(
                    "management",
                    "Management case",
                    "Is there a plan with steps, dates and owners?",
                    "Are the main risks owned?",
                    "Will benefits be measured by someone outside the project?"
                ),
                NeedsAssessment.Sections[^1],
            ]
        ),
        by: null,
        reason: null,
        Made
    );

    public static readonly IReadOnlyList<StageModel> BuiltIn = [Needs, FiveCase, SecondNeeds, FirstNeeds];

    private static CriterionText Must(string text) => new(text, CriterionKind.MustMeet, 0);

    private static CriterionText Scored(string text, int weight) => new(text, CriterionKind.Scored, weight);

    private static TemplateSection Section(string key, string title, params string[] questions) =>
        new(key, title, [.. questions.Select((q, i) => new TemplateQuestion($"{key}-{i + 1}", q))]);
}
