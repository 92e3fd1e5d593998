using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Risks;

internal sealed class InitiativeRisksPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public RisksShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Shown = await Ask(new RisksOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }
}
