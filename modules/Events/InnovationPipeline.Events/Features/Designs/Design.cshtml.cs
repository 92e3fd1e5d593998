using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed class DesignPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid DesignId { get; set; }

    public DesignToRead Design { get; private set; } = null!;

    public async Task OnGet() => Design = await Ask(new DesignInFull(InnovationEventId, DesignId));

    public Task<IActionResult> OnPostStop() => Do(() => new StopSearch(InnovationEventId, DesignId), "Stopping");

    public Task<IActionResult> OnPostUndo() => Do(() => new UndoChange(InnovationEventId, DesignId), "Change undone");

    public async Task<IActionResult> OnPostUse()
    {
        if (!await Attempt(() => new UseDesign(InnovationEventId, DesignId)))
            return await Redisplay(OnGet);
        Tell("These are the event’s groups now. Publish them when they are right");
        return Redirect($"/events/{InnovationEventId}/groups");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemoveDesign(InnovationEventId, DesignId)))
            return await Redisplay(OnGet);
        Tell("Version removed");
        return Redirect($"/events/{InnovationEventId}/groups/designs");
    }

    private async Task<IActionResult> Do(Func<ICommand> act, string done)
    {
        if (!await Attempt(act))
            return await Redisplay(OnGet);
        Tell(done);
        return Redirect($"/events/{InnovationEventId}/groups/designs/{DesignId}");
    }
}
