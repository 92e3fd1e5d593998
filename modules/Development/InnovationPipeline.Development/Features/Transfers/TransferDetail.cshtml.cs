using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Transfers;

internal sealed class TransferDetailPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public bool Accepts { get; set; }

    public OfferShown Offer { get; private set; } = null!;

    public async Task OnGet() => Offer = await Ask(new OfferToAnswer(Id));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new AnswerOffer(Id, Accepts)))
            return await Redisplay(OnGet);
        Tell(Accepts ? "The position is yours" : "Declined. It stays with the giver");
        return Redirect($"/transfers/{Id}");
    }
}
