using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class TableCardsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DesignId { get; set; }

    public DesignToRead Design { get; private set; } = null!;

    public async Task OnGet() => Design = await Ask(new DesignInFull(InnovationEventId, DesignId));
}
