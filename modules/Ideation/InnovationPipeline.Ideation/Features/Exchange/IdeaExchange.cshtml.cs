using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Exchange;

internal sealed class IdeaExchangePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid GroupId { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public Guid IdeaId { get; set; }

    public ExchangeView Exchange { get; private set; } = null!;
    public bool MayTakePart { get; private set; }
    public int Pages => (Exchange.OfferedInAll + ExchangeForHandler.PageSize - 1) / ExchangeForHandler.PageSize;

    public async Task OnGet()
    {
        Exchange = await Ask(new ExchangeFor(GroupId, PageNumber));
        MayTakePart = Exchange.IsOpen && await May(IdeationPermission.TakePart, GroupId);
    }

    public async Task<IActionResult> OnPostShare()
    {
        if (!await Attempt(() => new ShareIdea(GroupId, IdeaId)))
            return await Redisplay(OnGet);
        Tell("Other groups can now see this idea and take it, with credit to you");
        return RedirectToPage("IdeaExchange", new { GroupId });
    }

    public async Task<IActionResult> OnPostStop()
    {
        if (!await Attempt(() => new StopSharingIdea(GroupId, IdeaId)))
            return await Redisplay(OnGet);
        Tell("Other groups no longer see this idea. Who has taken it already keeps it");
        return RedirectToPage("IdeaExchange", new { GroupId });
    }
}
