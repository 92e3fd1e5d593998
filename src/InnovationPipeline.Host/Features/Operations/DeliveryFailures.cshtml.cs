using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Host.Features.Operations;

internal sealed class DeliveryFailuresPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public Guid EventId { get; set; }

    [BindProperty]
    public string Handler { get; set; } = "";

    public DeliveryFailures Failures { get; private set; } = null!;

    public async Task OnGet() => Failures = await Ask(new DeliveryFailuresNow(Math.Max(1, PageNumber)));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ReplayDelivery(EventId, Handler)))
            return await Redisplay(OnGet);
        Tell("The delivery is tried again");
        return RedirectToPage();
    }
}
