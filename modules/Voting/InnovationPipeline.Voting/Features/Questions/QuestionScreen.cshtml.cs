using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class QuestionScreenPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    public OpenQuestions Open { get; private set; } = null!;

    public string AskAddress => $"{Request.Scheme}://{Request.Host}/events/{EventId}/questions";

    public async Task OnGet() => Open = await Ask(new OpenQuestionsOf(EventId));
}
