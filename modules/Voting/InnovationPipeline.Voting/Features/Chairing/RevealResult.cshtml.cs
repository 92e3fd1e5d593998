using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class RevealResultPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    public ChairView Round { get; private set; } = null!;

    public async Task OnGet() => Round = await Ask(new RoundForChair(RoundId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new RevealResult(RoundId)))
            return await Redisplay(OnGet);
        return RedirectToPage("/Revealing/RevealedResult", new { RoundId });
    }
}
