using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class QuestionListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    /// <summary>Of one pitch only.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? IdeaId { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public QuestionPage Asked { get; private set; } = null!;

    public async Task OnGet() => Asked = await Ask(new QuestionsOf(EventId, IdeaId, PageNumber));

    public async Task<IActionResult> OnPostUp(Guid questionId) => await Done(await Attempt(() => new UpvoteQuestion(EventId, questionId)));

    public async Task<IActionResult> OnPostBack(Guid questionId) =>
        await Done(await Attempt(() => new TakeBackUpvote(EventId, questionId)));

    private async Task<IActionResult> Done(bool done) =>
        done
            ? RedirectToPage(
                "/Questions/QuestionList",
                new
                {
                    EventId,
                    IdeaId,
                    p = PageNumber,
                }
            )
            : await Redisplay(OnGet);
}
