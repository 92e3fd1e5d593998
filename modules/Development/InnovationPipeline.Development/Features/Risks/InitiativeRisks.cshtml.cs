using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Risks;

internal sealed class InitiativeRisksPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>One cell of the matrix, with impact.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Likelihood { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Impact { get; set; }

    public IReadOnlyList<RiskRow> Chosen =>
        Likelihood is null || Impact is null
            ? Shown.Risks
            : [.. Shown.Risks.Where(r => !r.IsClosed && r.Likelihood == Likelihood && r.Impact == Impact)];

    public RisksShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Shown = await Ask(new RisksOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }
}
