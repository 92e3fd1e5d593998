using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Challenges.Features.Triage;

internal sealed class TriageSubmissionPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid SubmissionId { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? OfSubmissionId { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    public InHand Submission { get; private set; } = null!;

    public async Task OnGet() => Submission = await Ask(new SubmissionInTriage(SubmissionId));

    public Task<IActionResult> OnPostTakeOn() => Do(() => new TakeOnSubmission(SubmissionId), "You own this challenge now");

    public Task<IActionResult> OnPostAsk() => Do(() => new AskSubmitter(SubmissionId, Question ?? ""), "Question sent to the submitter");

    public async Task<IActionResult> OnPostAnswer()
    {
        if (Outcome is not ("Accept" or "Decline" or "Duplicate"))
            ModelState.AddModelError(nameof(Outcome), "Select an answer");
        if (Outcome is "Duplicate" && OfSubmissionId is null)
            ModelState.AddModelError(nameof(OfSubmissionId), "Choose the challenge that this one repeats");
        return await Do(Answer, "Answer given");
    }

    private ICommand Answer() =>
        Outcome switch
        {
            "Accept" => new AcceptSubmission(SubmissionId, Reason ?? ""),
            "Decline" => new DeclineSubmission(SubmissionId, Reason ?? ""),
            _ => new MarkDuplicate(SubmissionId, OfSubmissionId!.Value, Reason ?? ""),
        };

    private async Task<IActionResult> Do(Func<ICommand> act, string done)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(done);
        return Redirect($"/triage/{SubmissionId}");
    }
}
