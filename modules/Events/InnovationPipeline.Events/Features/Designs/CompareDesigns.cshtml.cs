using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class CompareDesignsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid One { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Other { get; set; }

    public DesignComparison Compared { get; private set; } = null!;

    public async Task OnGet() => Compared = await Ask(new DesignsCompared(InnovationEventId, One, Other));
}
