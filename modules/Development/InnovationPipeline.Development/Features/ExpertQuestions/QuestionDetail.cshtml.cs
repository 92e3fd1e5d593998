using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.ExpertQuestions;

internal sealed class QuestionDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Write your answer")]
    public string? Text { get; set; }

    public QuestionAsked Asked { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Text = Asked.Answer;
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AnswerQuestion(Id, Text!)))
            return await Redisplay(Load);
        Tell("Thank you: your answer is kept with the initiative");
        return Redirect($"/questions/{Id}");
    }

    private async Task Load() => Asked = await Ask(new QuestionToAnswer(Id));
}
