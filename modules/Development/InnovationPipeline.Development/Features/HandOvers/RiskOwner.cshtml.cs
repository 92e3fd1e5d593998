using InnovationPipeline.Development.Features.Risks;
using InnovationPipeline.Platform.Messages;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.HandOvers;

internal sealed class RiskOwnerPage : HandOverInputs
{
    [BindProperty(SupportsGet = true)]
    public Guid RiskId { get; set; }

    public Task<IActionResult> OnPost() => Hand(() => new HandOverRisk(Id, RiskId, Form), $"/initiatives/{Id}/risks");

    protected override async Task Load()
    {
        var risk = (await Ask(new RisksOf(Id))).Risks.FirstOrDefault(r => r.Id == RiskId && !r.IsClosed);
        if (risk is null)
            throw new NotFound();
        if (!risk.IsOwn && !await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
        (What, Now) = (risk.Text, risk.Owner);
    }
}
