using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Dispositions;

internal sealed class IdeasOfEventPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Which { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public EventIdeas Found { get; private set; } = null!;
    public bool MayDispose { get; private set; }
    public int Pages => (Found.Shown + IdeasOfEventHandler.PageSize - 1) / IdeasOfEventHandler.PageSize;

    public async Task OnGet()
    {
        Found = await Ask(new IdeasOfEvent(InnovationEventId, Which, PageNumber));
        MayDispose = await May(IdeationPermission.Dispose, InnovationEventId);
    }
}
