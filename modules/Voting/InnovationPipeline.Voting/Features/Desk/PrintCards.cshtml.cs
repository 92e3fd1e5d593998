using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Desk;

internal sealed class PrintCardsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty]
    public int? Count { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    public CardPrinting Printing { get; private set; } = null!;

    /// <summary>None before they are made.</summary>
    public PrintedCards? Cards { get; private set; }

    public string CardAddress => $"{Request.Host}/rounds/{RoundId}/card";

    public string CardUrl => $"{Request.Scheme}://{CardAddress}";

    public async Task OnGet()
    {
        Printing = await Ask(new CardsFor(RoundId));
        Token = Printing.Token;
    }

    public async Task<IActionResult> OnPost()
    {
        if (Count is null)
            ModelState.AddModelError(nameof(Count), "Enter a number of cards from 1 to 1,000");
        Cards = await Attempt(() => new PrintCards(RoundId, Count!.Value, Token ?? ""));
        if (Cards is null)
            return await Redisplay(OnGet);
        Printing = await Ask(new CardsFor(RoundId));
        return Page();
    }
}
