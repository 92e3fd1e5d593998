using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.TopIdea;

internal sealed class ChooseTopIdeaPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid GroupId { get; set; }

    [BindProperty, Required(ErrorMessage = "Select your group's top idea")]
    public Guid? IdeaId { get; set; }

    public ShortlistView Shortlist { get; private set; } = null!;
    public bool MayChoose { get; private set; }

    public async Task OnGet()
    {
        await Load();
        IdeaId = Shortlist.TopIdeaId;
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ChooseTopIdea(GroupId, IdeaId!.Value)))
            return await Redisplay(Load);
        Tell("Top idea chosen");
        return RedirectToPage("/Board/GroupBoard", new { GroupId });
    }

    private async Task Load()
    {
        Shortlist = await Ask(new ShortlistOf(GroupId));
        MayChoose = Shortlist.IsOpen && await May(IdeationPermission.TakePart, GroupId);
    }
}
