using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Home;

internal sealed class EventHomePage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    public EventHome Event { get; private set; } = null!;

    public async Task OnGet() => Event = await Ask(new HomeOfEvent(InnovationEventId));

    public async Task<IActionResult> OnPostGiveUp()
    {
        if (!await Attempt(() => new GiveUpMyPlace(InnovationEventId)))
            return await Redisplay(OnGet);
        return Redirect($"/events/{InnovationEventId}/register");
    }
}
