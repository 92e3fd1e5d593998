using InnovationPipeline.UiKit;
using InnovationPipeline.Voting.Domain.Pitching;
using Microsoft.AspNetCore.Http;
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

    [BindProperty]
    public IFormFile? Slides { get; set; }

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

    public async Task<IActionResult> OnGetSlides()
    {
        var file = await Ask(new DeckFileOf(EventId, IdeaId));
        return File(file.Bytes, "application/pdf", file.Name);
    }

    public async Task<IActionResult> OnPostSlides()
    {
        if (Slides is null)
            ModelState.AddModelError(nameof(Slides), "Choose a PDF");
        else if (Slides.Length > DeckFile.Largest)
            ModelState.AddModelError(nameof(Slides), DeckFile.Rules.NotTooLarge.Sentence);
        if (!ModelState.IsValid)
            return await Redisplay(Load);
        using var content = new MemoryStream();
        await Slides!.CopyToAsync(content, Ct);
        return await Done(
            await Attempt(() => new UploadDeck(EventId, IdeaId, Slides.FileName, content.ToArray())),
            "The slides are uploaded"
        );
    }

    public async Task<IActionResult> OnPostNoSlides() =>
        await Done(await Attempt(() => new RemoveDeckFile(EventId, IdeaId)), "The slides are taken away");

    private async Task<IActionResult> Done(bool done, string said)
    {
        if (!done)
            return await Redisplay(Load);
        Tell(said);
        return RedirectToPage("/Pitches/Pitch", new { EventId, IdeaId });
    }

    private async Task Load() => Pitch = await Ask(new PitchToRead(EventId, IdeaId));
}
