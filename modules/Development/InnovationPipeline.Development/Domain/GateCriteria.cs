namespace InnovationPipeline.Development.Domain;

internal enum CriterionKind
{
    MustMeet,
    Scored,
}

/// <summary>What is asked at the gate at the end of each stage.</summary>
internal static class GateCriteria
{
    public static IReadOnlyList<CriterionText> For(Stage stage) =>
        stage switch
        {
            Stage.Assessment =>
            [
                Must("The needs assessment is complete"),
                Must("A senior responsible owner and a project owner are named"),
                Must("No clinical safety concern stands in the way"),
                Scored("Value to patients and staff", 3),
                Scored("Strength of the evidence", 2),
                Scored("Whether it can be afforded and delivered", 2),
            ],
            Stage.Development =>
            [
                Must("At least one benefit has a baseline and a target"),
                Must("A benefit owner is named"),
                Must("It works where it was tried"),
                Scored("Confidence in the planned benefits", 3),
                Scored("Readiness of those who will use it", 2),
            ],
            Stage.BenefitRealisation =>
            [
                Must("At least one benefit has been verified"),
                Must("Someone will go on measuring after the project ends"),
                Scored("Benefits gained against the plan", 3),
                Scored("How firmly it is part of daily work", 2),
            ],
            Stage.Sustained => [Must("Every benefit has its last actual"), Must("What was learned has been written down")],
            _ => [Must("What stood in the way has changed"), Scored("Value to patients and staff", 3)],
        };

    private static CriterionText Must(string text) => new(text, CriterionKind.MustMeet, 0);

    private static CriterionText Scored(string text, int weight) => new(text, CriterionKind.Scored, weight);
}

internal sealed record CriterionText(string Text, CriterionKind Kind, int Weight);

internal sealed class GateCriterion
{
    private GateCriterion() { }

    public GateCriterion(Guid gateId, int number, CriterionText text)
    {
        (GateId, Number, Text, Kind, Weight) = (gateId, number, text.Text, text.Kind, text.Weight);
    }

    public Guid GateId { get; private set; }
    public int Number { get; private set; }
    public string Text { get; private set; } = "";
    public CriterionKind Kind { get; private set; }
    public int Weight { get; private set; }
    public Finding? Met { get; private set; }
    public int? Score { get; private set; }

    /// <summary>The evidence, or the reason for the waiver.</summary>
    public string? Note { get; private set; }
    public Guid? WaivedBy { get; private set; }

    internal void Find(CriterionFinding finding, Guid by)
    {
        Note = string.IsNullOrWhiteSpace(finding.Note) ? null : finding.Note.Trim();
        if (Kind == CriterionKind.Scored)
            Score = finding.Score;
        else
            Met = finding.Met;
        WaivedBy = Met == Finding.Waived ? by : null;
    }
}

/// <summary>What the chairs saw when the gate was opened; never changed afterwards.</summary>
internal sealed record GatePack(
    string Title,
    string Stage,
    string? Question,
    string? Headline,
    string? Offer,
    PackPeople People,
    IReadOnlyList<PackAnswer> Assessment,
    int QuestionsOpen,
    IReadOnlyList<PackRisk> Risks,
    IReadOnlyList<PackFunding> Funding,
    IReadOnlyList<PackBenefit> Benefits,
    IReadOnlyList<PackCondition> Conditions
);

internal sealed record PackPeople(Guid LeadId, Guid? SroId, Guid? ProjectOwnerId, Guid? BenefitOwnerId);

internal sealed record PackAnswer(string Section, string Question, string Answer, string? Comment);

internal sealed record PackRisk(string Text, int Score, string Mitigation);

internal sealed record PackFunding(string Kind, decimal Pounds);

internal sealed record PackBenefit(
    Guid Id,
    string Measure,
    string Class,
    string Unit,
    decimal Baseline,
    decimal Target,
    decimal? PlannedPounds,
    decimal? ClaimedPounds,
    decimal? VerifiedPounds,
    int ActualsClaimed,
    int ActualsVerified
);

internal sealed record PackCondition(string Text, Guid OwnerId, DateOnly DueOn);
