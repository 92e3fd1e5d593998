using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class RoundChairPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? CancelReason { get; set; }

    [BindProperty]
    public Guid RunOffId { get; set; }

    public ChairView Round { get; private set; } = null!;

    public async Task OnGet()
    {
        Minutes ??= 5;
        Round = await Ask(new RoundForChair(RoundId));
    }

    public async Task<IActionResult> OnPostExtend()
    {
        if (Minutes is null)
            ModelState.AddModelError(nameof(Minutes), "Enter a number of minutes from 1 to 600");
        return await Done(await Attempt(() => new ExtendRound(RoundId, Minutes!.Value, Reason ?? "")), "Voting is extended");
    }

    public async Task<IActionResult> OnPostCorrect() =>
        await Done(await Attempt(() => new CorrectPaper(RoundId, Note ?? "")), "The correction is shown beside the ballot paper");

    public async Task<IActionResult> OnPostCancel()
    {
        if (string.IsNullOrWhiteSpace(CancelReason))
            ModelState.AddModelError(nameof(CancelReason), "Enter why the round is cancelled");
        return await Done(await Attempt(() => new CancelRound(RoundId, CancelReason!)), "The round is cancelled");
    }

    public async Task<IActionResult> OnPostRunOff()
    {
        if (!await Attempt(() => new HoldRunOff(RoundId, RunOffId)))
            return await Redisplay(OnGet);
        Tell("The run-off is open for 2 minutes");
        return RedirectToPage("/Chairing/RoundChair", new { RoundId = RunOffId });
    }

    private async Task<IActionResult> Done(bool done, string said)
    {
        if (!done)
            return await Redisplay(OnGet);
        Tell(said);
        return RedirectToPage("/Chairing/RoundChair", new { RoundId });
    }
}
