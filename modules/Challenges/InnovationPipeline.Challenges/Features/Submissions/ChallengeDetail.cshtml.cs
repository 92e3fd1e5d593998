using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Challenges.Features.Submissions;

internal sealed class ChallengeDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid SubmissionId { get; set; }

    [BindProperty]
    public string? Reply { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public MyChallenge Shown { get; private set; } = null!;

    public async Task OnGet() => Shown = await Ask(new MySubmission(SubmissionId));

    public async Task<IActionResult> OnPostSubmit()
    {
        if (!await Attempt(() => new SubmitChallenge(SubmissionId)))
            return await Redisplay(OnGet);
        Tell("Challenge sent in");
        return Redirect($"/challenges/{SubmissionId}");
    }

    public async Task<IActionResult> OnPostReply()
    {
        if (!await Attempt(() => new ReplyToTriage(SubmissionId, Reply ?? "")))
            return await Redisplay(OnGet);
        Tell("Reply sent");
        return Redirect($"/challenges/{SubmissionId}");
    }

    public async Task<IActionResult> OnPostWithdraw()
    {
        if (!await Attempt(() => new WithdrawChallenge(SubmissionId, Reason)))
            return await Redisplay(OnGet);
        Tell("Challenge withdrawn");
        return Redirect($"/challenges/{SubmissionId}");
    }

    public async Task<IActionResult> OnPostDiscard()
    {
        if (!await Attempt(() => new DiscardDraft(SubmissionId)))
            return await Redisplay(OnGet);
        Tell("Draft deleted");
        return Redirect("/challenges");
    }
}
