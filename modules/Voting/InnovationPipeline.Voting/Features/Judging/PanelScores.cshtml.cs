using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Judging;

internal sealed class PanelScoresPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    public PanelView Panel { get; private set; } = null!;

    public async Task OnGet() => Panel = await Ask(new PanelScoresOf(EventId));
}
