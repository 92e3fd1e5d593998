using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed class OpenRoundPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty]
    public int? Minutes { get; set; } = 10;

    [BindProperty]
    public string? Without { get; set; }

    public PaperPreview Preview { get; private set; } = null!;

    public async Task OnGet() => Preview = await Ask(new PaperPreviewOf(RoundId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new OpenRound(RoundId, Minutes, Without)))
            return await Redisplay(OnGet);
        Tell("Voting is open");
        return RedirectToPage("/Chairing/RoundChair", new { RoundId });
    }
}
