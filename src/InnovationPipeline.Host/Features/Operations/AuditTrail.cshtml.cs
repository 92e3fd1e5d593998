using InnovationPipeline.Platform.Audit;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Host.Features.Operations;

internal sealed class AuditTrailPage : SlicePage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Check { get; set; }

    public ActsPage Acts { get; private set; } = null!;

    public AuditCheck? Checked { get; private set; }

    public async Task OnGet()
    {
        Acts = await Ask(new Acts(Act, Subject, Math.Max(1, PageNumber)));
        if (Check)
            Checked = await Ask(new AuditChainNow());
    }
}
