using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class CloseRoundPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    public ChairView Round { get; private set; } = null!;

    public async Task OnGet() => Round = await Ask(new RoundForChair(RoundId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new CloseRound(RoundId)))
            return await Redisplay(OnGet);
        Tell("Voting is closed. The result is sealed until you reveal it");
        return RedirectToPage("/Chairing/RoundChair", new { RoundId });
    }
}
