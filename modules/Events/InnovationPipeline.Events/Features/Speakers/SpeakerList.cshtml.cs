using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Events.Features.Speakers;

internal sealed class SpeakerListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid InnovationEventId { get; set; }

    [BindProperty]
    public Guid SpeakerId { get; set; }

    public SpeakersToManage Speakers { get; private set; } = null!;

    public async Task OnGet() => Speakers = await Ask(new SpeakersOf(InnovationEventId));

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemoveSpeaker(InnovationEventId, SpeakerId)))
            return await Redisplay(OnGet);
        Tell("Speaker removed");
        return Redirect($"/events/{InnovationEventId}/speakers");
    }
}
