using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Recount;

internal sealed class ReceiptLookupPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid RoundId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public ReceiptView View { get; private set; } = null!;

    public async Task OnGet() => View = await Ask(new ReceiptIn(RoundId, Code));
}
