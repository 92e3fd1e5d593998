using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class FollowedQuestionPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public string Secret { get; set; } = "";

    /// <summary>Straight from the form: the link is to be kept.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Asked { get; set; }

    public Followed Question { get; private set; } = null!;

    public string Address => $"{Request.Scheme}://{Request.Host}/asked/{Secret}";

    public async Task OnGet() => Question = await Ask(new QuestionWithSecret(Secret));
}
