using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Transfers;

internal sealed class OfferNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid OfferId { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a position")]
    public Position? Position { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an e-mail address")]
    public string? Email { get; set; }

    public PositionsHeld Held { get; private set; } = null!;

    public IEnumerable<SelectListItem> Choices => Held.Positions.Select(p => new SelectListItem(Positions.InWords(p), p.ToString()));

    public async Task OnGet() => Held = await Ask(new OwnPositions(Id));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new OfferPosition(OfferId, Id, Position, Email!)))
            return await Redisplay(OnGet);
        Tell("Offered. It stays with you until it is accepted");
        return Redirect($"/initiatives/{Id}");
    }
}
