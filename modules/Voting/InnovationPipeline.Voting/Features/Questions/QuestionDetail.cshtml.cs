using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class QuestionDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid QuestionId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? IntoId { get; set; }

    public QuestionInFull Question { get; private set; } = null!;

    public IEnumerable<SelectListItem> Others => Question.Others.Select(o => new SelectListItem($"{o.Text} ({o.State})", o.Id.ToString()));

    public async Task OnGet()
    {
        await Load();
        Answer = Question.Answer;
    }

    public Task<IActionResult> OnPostThrough() => Act(() => new LetQuestionThrough(EventId, QuestionId), "The question is shown");

    public Task<IActionResult> OnPostLive() => Act(() => new AnswerLive(EventId, QuestionId), "Answered live");

    public Task<IActionResult> OnPostAgain() => Act(() => new OpenQuestionAgain(EventId, QuestionId), "The question is open again");

    public Task<IActionResult> OnPostAnswer() =>
        Act(() => new AnswerInWriting(EventId, QuestionId, Version, Answer ?? ""), "The answer is shown to everyone");

    public Task<IActionResult> OnPostDecline() =>
        Act(() => new DeclineQuestion(EventId, QuestionId, Reason ?? ""), "Declined. Whoever asked reads why");

    public Task<IActionResult> OnPostMerge()
    {
        if (IntoId is null)
            ModelState.AddModelError(nameof(IntoId), "Select the question to merge it into");
        return Act(() => new MergeQuestion(EventId, QuestionId, IntoId!.Value), "Merged. Its votes count for the other question");
    }

    private async Task<IActionResult> Act(Func<ICommand> act, string said)
    {
        if (!await Attempt(act))
            return await Redisplay(Load);
        Tell(said);
        return RedirectToPage("/Questions/QuestionDetail", new { EventId, QuestionId });
    }

    private async Task Load() => Question = await Ask(new QuestionToRead(EventId, QuestionId));
}
