using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Portfolio.Features.Threads;

internal sealed class SubmissionThreadPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public GoldenThread Thread { get; private set; } = null!;

    /// <summary>Whoever sent it in goes back to their challenge, everyone else to triage.</summary>
    public bool IsTriage { get; private set; }

    public async Task OnGet()
    {
        Thread = await Ask(new ThreadOfSubmission(Id));
        IsTriage = await May(PortfolioPermission.TriageWaiting, Id);
    }
}
