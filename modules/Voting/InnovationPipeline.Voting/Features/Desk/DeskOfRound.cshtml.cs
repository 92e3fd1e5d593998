using InnovationPipeline.Platform.Web;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Desk;

internal sealed class DeskOfRoundPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public Guid PersonId { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public DeskView Desk { get; private set; } = null!;

    public async Task OnGet() => Desk = await Ask(new DeskOf(RoundId, Search, PageNumber));

    public async Task<IActionResult> OnPostHandOut() => await Done(await Attempt(() => new HandOut(RoundId, PersonId)), "Handed out");

    public async Task<IActionResult> OnPostTakeBack() =>
        await Done(await Attempt(() => new TakeBack(RoundId, PersonId, Code, HttpContext.Address())), "Taken back");

    private async Task<IActionResult> Done(bool done, string said)
    {
        if (!done)
            return await Redisplay(OnGet);
        Tell(said);
        return RedirectToPage(
            "/Desk/DeskOfRound",
            new
            {
                RoundId,
                Search,
                p = PageNumber,
            }
        );
    }
}
