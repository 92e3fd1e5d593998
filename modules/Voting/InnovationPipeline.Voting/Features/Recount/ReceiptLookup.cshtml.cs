using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Recount;

/// <summary>Looked up by POST, so that no receipt stands in an address or a log.</summary>
internal sealed class ReceiptLookupPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public ReceiptView View { get; private set; } = null!;

    public async Task OnGet() => View = await Ask(new ReceiptIn(RoundId, Code: null));

    public async Task OnPost()
    {
        View = await Ask(new ReceiptIn(RoundId, Code));
        if (View is { IsRevealed: true, Found: null })
            ModelState.AddModelError(nameof(Code), "Enter the receipt: 12 letters and digits");
    }
}
