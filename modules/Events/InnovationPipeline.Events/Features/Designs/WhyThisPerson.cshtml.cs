using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class WhyThisPersonPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DesignId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid PersonId { get; set; }

    [BindProperty]
    public bool IsPinned { get; set; }

    public WhyInGroup Why { get; private set; } = null!;

    public async Task OnGet() => Why = await Ask(new WhyThisPerson(InnovationEventId, DesignId, PersonId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new PinPerson(InnovationEventId, DesignId, PersonId, IsPinned)))
            return await Redisplay(OnGet);
        Tell(IsPinned ? "Pinned" : "Pin removed");
        return Redirect($"/events/{InnovationEventId}/groups/designs/{DesignId}/people/{PersonId}");
    }
}
