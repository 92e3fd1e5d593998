using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.CheckIn;

internal sealed class HerePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    public MyArrival Mine { get; private set; } = null!;

    public async Task OnGet() => Mine = await Ask(new MyArrivalAt(InnovationEventId));

    public async Task<IActionResult> OnPost()
    {
        if (await Attempt(() => new CheckMeIn(InnovationEventId)) is not { } arrival)
            return await Redisplay(OnGet);
        Tell(arrival.InWords);
        return Redirect($"/events/{InnovationEventId}");
    }
}
