using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Home;

internal sealed class EventListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public EventRows Events { get; private set; } = null!;

    public async Task OnGet() => Events = await Ask(new EventsSeen(P));
}
