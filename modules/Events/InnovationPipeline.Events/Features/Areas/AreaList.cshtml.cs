using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Areas;

internal sealed class AreaListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public Guid AreaId { get; set; }

    public AreasToManage Areas { get; private set; } = null!;

    public async Task OnGet() => Areas = await Ask(new AreasOf(InnovationEventId));

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemoveArea(InnovationEventId, AreaId)))
            return await Redisplay(OnGet);
        Tell("Challenge area removed");
        return Redirect($"/events/{InnovationEventId}/areas");
    }
}
