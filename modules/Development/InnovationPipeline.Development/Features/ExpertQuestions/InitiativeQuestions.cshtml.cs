using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.ExpertQuestions;

internal sealed class InitiativeQuestionsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid QuestionId { get; set; }

    [BindProperty, Required(ErrorMessage = "Write the question")]
    public string? Text { get; set; }

    [BindProperty]
    public List<Guid> Experts { get; set; } = [];

    public QuestionsShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Shown = await Ask(new QuestionsOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AskExperts(QuestionId, Id, Text!, Experts)))
            return await Redisplay(OnGet);
        Tell("Asked");
        return Redirect($"/initiatives/{Id}/questions");
    }
}
