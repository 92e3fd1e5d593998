using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class InitiativeActivityPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Required(ErrorMessage = "Say why it goes on")]
    public string? Reason { get; set; }

    public NextGate Gate { get; private set; } = null!;

    public async Task OnGet()
    {
        Gate = await Ask(new NextGateOf(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new KeepGoing(Id, Reason!)))
            return await Redisplay(OnGet);
        Tell("It goes on");
        return Redirect($"/initiatives/{Id}");
    }
}
