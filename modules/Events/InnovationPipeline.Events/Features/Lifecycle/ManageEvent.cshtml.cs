using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Lifecycle;

internal sealed class ManageEventPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public EventMove? Move { get; set; }

    public ManagedEvent Event { get; private set; } = null!;

    public async Task OnGet() => Event = await Ask(new EventToManage(InnovationEventId));

    public async Task<IActionResult> OnPost()
    {
        if (Act() is not { } act)
            return BadRequest();
        if (!await Attempt(() => act))
            return await Redisplay(OnGet);
        Tell("Done");
        return Redirect($"/events/{InnovationEventId}/manage");
    }

    private ICommand? Act() =>
        Move switch
        {
            EventMove.Publish => new PublishEvent(InnovationEventId),
            EventMove.OpenRegistration => new OpenRegistration(InnovationEventId),
            EventMove.CloseRegistration => new CloseRegistration(InnovationEventId),
            EventMove.GoLive => new GoLive(InnovationEventId),
            EventMove.Close => new CloseEvent(InnovationEventId),
            EventMove.Archive => new ArchiveEvent(InnovationEventId),
            _ => null,
        };
}
