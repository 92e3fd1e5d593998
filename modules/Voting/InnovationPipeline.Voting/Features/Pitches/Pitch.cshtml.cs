using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Pitches;

internal sealed class PitchPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public string? Strong { get; set; }

    [BindProperty]
    public string? WouldHelp { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    public PitchInFull Pitch { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Strong, WouldHelp, Address) = (Pitch.Own?.Strong, Pitch.Own?.WouldHelp, Pitch.Deck);
    }

    public async Task<IActionResult> OnPostFeedback() =>
        await Done(
            await Attempt(() => new SayFeedback(EventId, IdeaId, Strong, WouldHelp)),
            "Thank you. You can change it until the day ends"
        );

    public async Task<IActionResult> OnPostDeck() => await Done(await Attempt(() => new LinkDeck(EventId, IdeaId, Address)), "Saved");

    private async Task<IActionResult> Done(bool done, string said)
    {
        if (!done)
            return await Redisplay(Load);
        Tell(said);
        return RedirectToPage("/Pitches/Pitch", new { EventId, IdeaId });
    }

    private async Task Load() => Pitch = await Ask(new PitchToRead(EventId, IdeaId));
}
