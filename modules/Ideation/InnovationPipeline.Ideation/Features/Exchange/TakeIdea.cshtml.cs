using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Exchange;

internal sealed class TakeIdeaPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid GroupId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid SourceIdeaId { get; set; }

    [BindProperty]
    public Guid NewIdeaId { get; set; }

    [BindProperty]
    public LinkKind? Kind { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public OfferView Offer { get; private set; } = null!;
    public bool MayTake { get; private set; }

    public async Task OnGet()
    {
        Offer = await Ask(new OfferTo(GroupId, SourceIdeaId));
        MayTake = Offer.IsOpen && await May(IdeationPermission.TakePart, GroupId);
    }

    public async Task<IActionResult> OnPost()
    {
        var taken = await Attempt(() => new TakeIdea(GroupId, SourceIdeaId, NewIdeaId, Kind, Note));
        if (taken is null)
            return await Redisplay(OnGet);
        Tell(
            taken.FirstTime
                ? "The idea is on your long list, with credit to the group that had it"
                : "Your group had taken this idea already. Here it is"
        );
        return RedirectToPage("/Ideas/IdeaDetail", new { taken.IdeaId });
    }
}
