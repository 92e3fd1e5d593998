using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Lifecycle;

internal sealed class PostponeEventPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the new day"), Display(Name = "The new day")]
    public DateOnly? Day { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter a reason that people can be told")]
    public string? Reason { get; set; }

    public ManagedEvent Event { get; private set; } = null!;

    public async Task OnGet() => Event = await Ask(new EventToManage(InnovationEventId));

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new PostponeEvent(InnovationEventId, Day!.Value, Reason!)))
            return await Redisplay(OnGet);
        Tell("Event postponed");
        return Redirect($"/events/{InnovationEventId}/manage");
    }
}
