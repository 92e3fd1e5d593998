using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class VerificationQueuePage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public Paged<ClaimRow> Waiting { get; private set; } = null!;

    public async Task OnGet() => Waiting = await Ask(new ActualsWaiting(Number));
}
