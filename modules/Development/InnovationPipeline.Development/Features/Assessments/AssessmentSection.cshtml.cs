using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Assessments;

internal sealed class AssessmentSectionPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? WhyLate { get; set; }

    /// <summary>"next" opens the next section that is not complete.</summary>
    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public List<AnswerInput> Answers { get; set; } = [];

    public AssessmentShown Shown { get; private set; } = null!;
    public SectionShown Questions { get; private set; } = null!;
    public bool MayAssess { get; private set; }
    public bool MayAnswer => MayAssess && Shown is { HasDeclared: true, StandsAsideBecause: null };

    public async Task OnGet()
    {
        await Load();
        (Version, WhyLate) = (Shown.Version, Shown.WhyLate);
        Answers =
        [
            .. Questions.Questions.Select(q => new AnswerInput
            {
                Key = q.Key,
                Answer = q.Answer,
                Comment = q.Comment,
            }),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var given = () => Answers.Select(a => new AnswerForm(a.Key, a.Answer, a.Comment)).ToList();
        if (!await Attempt(() => new SaveAssessmentSection(Id, Section, Version, given(), Reason, WhyLate)))
            return await Redisplay(Load);
        Tell("Saved");
        if (!string.Equals(Step, "next", StringComparison.Ordinal))
            return Redirect($"/initiatives/{Id}/assessment");
        Shown = await Ask(new AssessmentOf(Id));
        var open = Shown.Sections.FirstOrDefault(s => s.Status != "Completed");
        return Redirect(open is null ? "/assessments/next" : $"/initiatives/{Id}/assessment/{open.Key}");
    }

    private async Task Load()
    {
        Shown = await Ask(new AssessmentOf(Id));
        Questions = Shown.Sections.FirstOrDefault(s => s.Key == Section) ?? throw new NotFound();
        MayAssess = await May(DevelopmentPermission.Assess, Id);
        while (Answers.Count < Questions.Questions.Count)
            Answers.Add(new AnswerInput());
        if (IsStale)
            Version = Shown.Version;
    }
}

internal sealed class AnswerInput
{
    public string Key { get; set; } = "";
    public Answer? Answer { get; set; }
    public string? Comment { get; set; }
}
