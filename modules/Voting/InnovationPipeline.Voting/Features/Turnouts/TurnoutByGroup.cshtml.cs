using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Turnouts;

internal sealed class TurnoutByGroupPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    public TurnoutView View { get; private set; } = null!;

    public async Task OnGet() => View = await Ask(new TurnoutByGroupOf(RoundId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new RemindVoters(RoundId)))
            return await Redisplay(OnGet);
        Tell("The reminder is on its way");
        return RedirectToPage("/Turnouts/TurnoutByGroup", new { RoundId });
    }
}
