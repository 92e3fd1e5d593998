using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class GateNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid GateId { get; set; }

    /// <summary>The id of the other form.</summary>
    [BindProperty]
    public Guid ReversalGateId { get; set; }

    [BindProperty]
    public Guid? Cites { get; set; }

    public NextGate Gate { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Gate = await Ask(new NextGateOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new OpenGate(GateId == Guid.Empty ? ReversalGateId : GateId, Id, Cites)))
            return await Redisplay(OnGet);
        Tell("Gate review opened. The gate chairs see it in their queue");
        return Redirect($"/initiatives/{Id}");
    }
}
