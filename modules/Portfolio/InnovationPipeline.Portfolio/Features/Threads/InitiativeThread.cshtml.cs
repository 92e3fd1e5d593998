using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Portfolio.Features.Threads;

internal sealed class InitiativeThreadPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public GoldenThread Thread { get; private set; } = null!;

    /// <summary>An administrator follows the thread, but the initiative itself is not theirs to read.</summary>
    public bool MaySeeInitiative { get; private set; }

    public async Task OnGet()
    {
        Thread = await Ask(new ThreadOfInitiative(Id));
        MaySeeInitiative = await May(PortfolioPermission.SeeOutcome, Id);
    }
}
