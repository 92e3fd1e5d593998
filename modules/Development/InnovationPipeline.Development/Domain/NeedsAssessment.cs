namespace InnovationPipeline.Development.Domain;

/// <summary>The questions of the template "NHS needs assessment".</summary>
internal static class NeedsAssessment
{
    public const string Name = "NHS needs assessment";

    private const string MaturityLevel = "maturity-level";
    private const string DigitalAssessment = "approvals-digital";
    private const string EvidenceTier = "evidence-tier";
    public const string MaturityQuestion = "How mature is it?";

    /// <summary>Of the newest version.</summary>
    public static readonly IReadOnlyList<TemplateSection> Sections =
    [
        new(
            "maturity",
            "Maturity",
            [
                new(MaturityLevel, MaturityQuestion) { Choices = [Answer.Discovery, Answer.Advanced, Answer.Ready] },
                new("maturity-tried", "Has it been tried with real users?"),
                new("maturity-working", "Is there a version that works today?"),
            ]
        ),
        new(
            "regulatory-approvals",
            "Regulatory approvals",
            [
                new("approvals-known", "Is it known which approvals are needed?"),
                new("approvals-held", "Are those approvals held, or is there a date for each?"),
                new(DigitalAssessment, "Has the digital technology assessment (DTAC) been completed where needed?"),
            ]
        ),
        new(
            "evidence",
            "Evidence",
            [
                new("evidence-effect", "Is there evidence that it has the effect it claims?"),
                new("evidence-cost", "Is there evidence of what it costs and saves?"),
                new(
                    EvidenceTier,
                    "Which tier of the NICE evidence standards framework is it in: A (system efficiency), B (self-management or communication), C (treatment or diagnosis) or None (not a digital technology)?"
                )
                {
                    Choices = [Answer.A, Answer.B, Answer.C, Answer.None],
                },
            ]
        ),
        new(
            "validation",
            "Validation",
            [
                new("validation-users", "Have patients or staff said that they need it?"),
                new("validation-sites", "Has an organisation said that it would adopt it?"),
            ]
        ),
        new(
            "proposition",
            "Proposition",
            [
                new("proposition-clear", "Is it clear what it offers, and to whom?"),
                new("proposition-measure", "Is its success measurable with data that exist?"),
            ]
        ),
        new(
            "competition",
            "Competition",
            [
                new("competition-known", "Are the alternatives known, doing nothing included?"),
                new("competition-better", "Is it better than they are for those who would use it?"),
            ]
        ),
        new(
            "implementation-plan",
            "Implementation plan",
            [
                new("plan-steps", "Is there a plan with steps, dates and owners?"),
                new("plan-change", "Does the plan say how daily work will change?"),
            ]
        ),
        new(
            "scale-resource",
            "Resource to scale",
            [
                new("scale-people", "Are the people to deliver it available?"),
                new("scale-funding", "Is the funding to deliver it identified?"),
            ]
        ),
        new(
            "flags",
            "Flags",
            [
                new("flag-equality", "Has its effect on equality and health inequalities been assessed?"),
                new("flag-carbon", "Has its effect on carbon been considered?"),
                new(
                    "flag-information-governance",
                    "Has information governance been considered, with a data protection impact assessment where needed?"
                ),
                new("flag-clinical-safety", "Has clinical safety been considered?"),
                new("flag-quality-impact", "Has a quality impact assessment been done?"),
                new("flag-involvement", "Have patients and the public been involved?"),
                new("flag-procurement", "Is the procurement route known?"),
            ]
        ),
    ];

    /// <summary>Of the second version, which asked neither for the tier of evidence nor for the digital technology assessment.</summary>
    public static readonly IReadOnlyList<TemplateSection> Second = Without(Sections, DigitalAssessment, EvidenceTier);

    /// <summary>Of the first version, which did not ask how mature it is either.</summary>
    public static readonly IReadOnlyList<TemplateSection> First = Without(Second, MaturityLevel);

    private static IReadOnlyList<TemplateSection> Without(IReadOnlyList<TemplateSection> sections, params string[] keys) =>
        [.. sections.Select(s => s with { Questions = [.. s.Questions.Where(q => !keys.Contains(q.Key))] })];
}

internal sealed record TemplateSection(string Key, string Title, IReadOnlyList<TemplateQuestion> Questions);

internal sealed record TemplateQuestion(string Key, string Text)
{
    /// <summary>One of these is the answer.</summary>
    public IReadOnlyList<Answer> Choices { get; init; } = [Answer.Yes, Answer.Partially, Answer.No];
}
