using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.CheckIn;

internal sealed class CheckInDeskPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public Guid RegistrationId { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Desk Desk { get; private set; } = null!;

    public async Task OnGet() => Desk = await Ask(new CheckInDesk(InnovationEventId, Name));

    public Task<IActionResult> OnPostCode() => Take(() => new CheckInByCode(InnovationEventId, Code ?? ""));

    public Task<IActionResult> OnPostName() => Take(() => new CheckInByName(InnovationEventId, RegistrationId));

    public async Task<IActionResult> OnPostUndo()
    {
        if (!await Attempt(() => new UndoCheckIn(InnovationEventId, RegistrationId, Reason ?? "")))
            return await Redisplay(OnGet);
        Tell("Check-in undone");
        return Redirect($"/events/{InnovationEventId}/check-in");
    }

    private async Task<IActionResult> Take(Func<ICommand<Arrival>> act)
    {
        if (await Attempt(act) is not { } arrival)
            return await Redisplay(OnGet);
        Tell(arrival.InWords);
        return Redirect($"/events/{InnovationEventId}/check-in");
    }
}
