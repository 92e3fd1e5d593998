using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Clocks;

internal sealed class InitiativeClockPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid PauseId { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what the initiative waits for")]
    public string? Reason { get; set; }

    public ClockShown Shown { get; private set; } = null!;
    public bool MayDeliver { get; private set; }

    public async Task OnGet()
    {
        Shown = await Ask(new ClockOf(Id));
        MayDeliver = await May(DevelopmentPermission.Deliver, Id);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new PauseClock(PauseId, Id, Reason!)))
            return await Redisplay(OnGet);
        Tell("The clock is paused");
        return Redirect($"/initiatives/{Id}/clock");
    }

    public async Task<IActionResult> OnPostResume()
    {
        ModelState.Clear();
        if (!await Attempt(() => new ResumeClock(Id)))
            return await Redisplay(OnGet);
        Tell("The clock runs again");
        return Redirect($"/initiatives/{Id}/clock");
    }
}
