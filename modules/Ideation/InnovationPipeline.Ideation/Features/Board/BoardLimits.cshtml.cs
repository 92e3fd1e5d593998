using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Board;

internal sealed class BoardLimitsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid GroupId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter how many ideas the shortlist may hold")]
    public int? ShortlistCap { get; set; }

    [BindProperty]
    public int? ShareLimit { get; set; }

    public LimitsView Limits { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (ShortlistCap, ShareLimit) = (Limits.ShortlistCap, Limits.ShareLimit);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new SetBoardLimits(GroupId, ShortlistCap!.Value, ShareLimit)))
            return await Redisplay(Load);
        Tell("Limits saved");
        return RedirectToPage("GroupBoard", new { GroupId });
    }

    private async Task Load() => Limits = await Ask(new LimitsOf(GroupId));
}
