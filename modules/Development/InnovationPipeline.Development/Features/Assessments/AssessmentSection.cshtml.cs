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
    public List<AnswerInput> Answers { get; set; } = [];

    public AssessmentShown Shown { get; private set; } = null!;
    public SectionShown Questions { get; private set; } = null!;
    public bool MayAssess { get; private set; }

    public async Task OnGet()
    {
        await Load();
        Version = Shown.Version;
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
        if (!await Attempt(() => new SaveAssessmentSection(Id, Section, Version, given())))
            return await Redisplay(Load);
        Tell("Saved");
        return Redirect($"/initiatives/{Id}/assessment");
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
