using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class DesignListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    public DesignRows Designs { get; private set; } = null!;

    public async Task OnGet() => Designs = await Ask(new DesignsOf(InnovationEventId));
}
