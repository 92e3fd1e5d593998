using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class ChangeDesignPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DesignId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? With { get; set; }

    public EffectOfChange Effect { get; private set; } = null!;

    public async Task OnGet() => Effect = await Ask(new EffectOf(InnovationEventId, DesignId, Person, To, With));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ChangeDesign(InnovationEventId, DesignId, Person, To, With)))
            return await Redisplay(OnGet);
        Tell("Change saved");
        return Redirect($"/events/{InnovationEventId}/groups/designs/{DesignId}");
    }
}
