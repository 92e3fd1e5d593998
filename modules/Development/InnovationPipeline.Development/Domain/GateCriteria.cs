using System.Text.Json.Serialization;

namespace InnovationPipeline.Development.Domain;

internal enum CriterionKind
{
    MustMeet,
    Scored,
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

    /// <summary>The panel's mean, or the chair's score where the gate needs no panel.</summary>
    public decimal? Score { get; private set; }

    /// <summary>The evidence, or the reason for the waiver.</summary>
    public string? Note { get; private set; }
    public Guid? WaivedBy { get; private set; }

    /// <param name="finding">the chair's; none where the panel scored</param>
    internal void Find(CriterionFinding? finding, decimal? panelMean, Guid by)
    {
        Note = string.IsNullOrWhiteSpace(finding?.Note) ? null : finding.Note.Trim();
        if (Kind == CriterionKind.Scored)
            Score = panelMean ?? finding?.Score;
        else
            Met = finding?.Met;
        WaivedBy = Met == Finding.Waived ? by : null;
    }
}

/// <summary>What the chairs saw when the gate was opened; never changed afterwards.</summary>
/// <param name="Pitch">what panel and room said of it by then; none where it began as a theme</param>
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
    IReadOnlyList<PackCondition> Conditions,
    PackAppraisal? Appraisal = null,
    PackProcurement? Procurement = null,
    IReadOnlyList<string>? Objectives = null,
    CarriedPitch? Pitch = null
)
{
    /// <summary>Of an initiative that began as a theme: what each of its ideas offers, and what was said of its pitch.</summary>
    public IReadOnlyList<PackIdea> Ideas { get; init; } = [];

    /// <summary>Why the assessment was completed later than its clock allows.</summary>
    public string? AssessmentWasLate { get; init; }

    /// <summary>What was said of every pitch, with its idea's title where there are several.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string? Of, CarriedPitch Pitch)> Pitches =>
        Pitch is not null
            ? [(null, Pitch)]
            : [.. Ideas.Where(i => i.Pitch is { WasPitched: true }).Select(i => ((string?)i.Title, i.Pitch!))];
}

internal sealed record PackIdea(string Title, string Question, string? Headline, string? Offer, CarriedPitch? Pitch);

internal sealed record PackPeople(
    Guid LeadId,
    Guid? SroId,
    Guid? ProjectOwnerId,
    Guid? BenefitOwnerId,
    Guid? ClinicalOwnerId = null,
    Guid? FinanceOwnerId = null
);

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
)
{
    /// <summary>Of what its pounds are the initiative's share; none where all of it is, and in packs from before shares were shown.</summary>
    public string? OfWhole { get; init; }

    /// <summary>In words: planned for after the initiative had been stopped or merged.</summary>
    public string? NoLongerExpected { get; init; }

    /// <summary>Another counts the same gain: its pounds were in no total.</summary>
    public bool IsExcluded { get; init; }
}

internal sealed record PackCondition(string Text, Guid OwnerId, DateOnly DueOn);

/// <summary>None where nothing in pounds was entered.</summary>
internal sealed record PackAppraisal(decimal Npsv, decimal? Bcr, decimal CashReleasingNpv, int? PaybackYear, string Edition);

/// <param name="Suppliers">those that took part, with what they saw and what was declared, where somebody has recorded it</param>
internal sealed record PackProcurement(string? Route, IReadOnlyList<PackSupplier> Suppliers);

internal sealed record PackSupplier(Guid OrganisationId, string Name, string? Saw, string? Declared);
