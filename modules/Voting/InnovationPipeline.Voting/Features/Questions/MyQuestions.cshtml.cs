using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class MyQuestionsPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public MyQuestions Mine { get; private set; } = null!;

    public async Task OnGet() => Mine = await Ask(new OwnQuestions(PageNumber));
}
