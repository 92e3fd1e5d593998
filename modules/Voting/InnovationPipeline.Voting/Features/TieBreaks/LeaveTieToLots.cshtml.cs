using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.TieBreaks;

internal sealed class LeaveTieToLotsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public WaitingTie Round { get; private set; } = null!;

    public async Task OnGet() => Round = await Ask(new TieWaitingIn(RoundId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new LeaveTieToLots(RoundId, Reason ?? "")))
            return await Redisplay(OnGet);
        Tell("Lots have decided the tie. Now reveal the result");
        return Redirect($"/rounds/{RoundId}/chair");
    }
}
