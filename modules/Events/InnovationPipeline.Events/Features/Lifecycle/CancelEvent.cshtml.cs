using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Lifecycle;

internal sealed class CancelEventPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a reason that people can be told")]
    public string? Reason { get; set; }

    public ManagedEvent Event { get; private set; } = null!;

    public async Task OnGet() => Event = await Ask(new EventToManage(InnovationEventId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new CancelEvent(InnovationEventId, Reason!)))
            return await Redisplay(OnGet);
        Tell("Event cancelled");
        return Redirect($"/events/{InnovationEventId}/manage");
    }
}
