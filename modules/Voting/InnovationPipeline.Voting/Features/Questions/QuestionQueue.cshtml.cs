using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed class QuestionQueuePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public QueueShelf? Shelf { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public Queue Queue { get; private set; } = null!;

    public static string Of(QueueShelf shelf) =>
        shelf switch
        {
            QueueShelf.Waiting => "Waiting for a host",
            QueueShelf.Open => "Open",
            QueueShelf.Owed => "To be answered in writing",
            _ => "Ended",
        };

    public async Task OnGet() => Queue = await Ask(new QueueOf(EventId, Shelf, PageNumber));

    public Task<IActionResult> OnPostThrough(Guid questionId) =>
        Act(() => new LetQuestionThrough(EventId, questionId), "The question is shown");

    public Task<IActionResult> OnPostLive(Guid questionId) => Act(() => new AnswerLive(EventId, questionId), "Answered live");

    public Task<IActionResult> OnPostHandOver() =>
        Act(() => new HandOverQuestions(EventId), "What was open has been handed over to be answered in writing");

    private async Task<IActionResult> Act(Func<ICommand> act, string said)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(said);
        return RedirectToPage("/Questions/QuestionQueue", new { EventId, Shelf });
    }
}
