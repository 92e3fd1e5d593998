using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Wall;

internal sealed class IdeaWallPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    /// <summary>In large type for the room, without titles of what groups are still working on.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Screen { get; set; }

    public WallView Wall { get; private set; } = null!;

    public async Task OnGet() => Wall = await Ask(new WallOf(InnovationEventId));
}
