using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Ideas;

internal sealed class IdeaDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    public IdeaView Idea { get; private set; } = null!;
    public bool MaySeeGroup { get; private set; }
    public bool MayTakePart { get; private set; }
    public bool MayDispose { get; private set; }

    public async Task OnGet()
    {
        Idea = await Ask(new IdeaOf(IdeaId));
        MaySeeGroup = await May(IdeationPermission.SeeGroup, IdeaId);
        MayTakePart = Idea.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
        MayDispose = !Idea.IsOpen && await May(IdeationPermission.Dispose, IdeaId);
    }
}
