using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Home;

internal sealed class EditEventPage : SlicePage, IEventFormPage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public EventForm Form { get; set; } = new();

    public EventAsWritten Stored { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        Form = EventForm.Of(Stored.Text);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new ChangeEvent(InnovationEventId, Version, Form.Text())))
            return await Redisplay(Load);
        Tell("Details saved");
        return Redirect($"/events/{InnovationEventId}/manage");
    }

    private async Task Load()
    {
        Stored = await Ask(new WordsOfEvent(InnovationEventId));
        Version = Stored.Version;
    }
}
