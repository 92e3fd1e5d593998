using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Voting.Features.Commentary;

internal sealed class WriteCommentaryPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid EventId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public string? Strengths { get; set; }

    [BindProperty]
    public string? Concerns { get; set; }

    [BindProperty]
    public string? Suggestions { get; set; }

    [BindProperty]
    public bool WouldSponsor { get; set; }

    public OwnCommentary Own { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Strengths, Concerns, Suggestions, WouldSponsor) = (Own.Strengths, Own.Concerns, Own.Suggestions, Own.WouldSponsor);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(() => new WriteCommentary(EventId, IdeaId, Strengths, Concerns, Suggestions, WouldSponsor)))
            return await Redisplay(Load);
        Tell("Your commentary is saved");
        return RedirectToPage("/Pitches/Pitch", new { EventId, IdeaId });
    }

    private async Task Load() => Own = await Ask(new OwnCommentaryOn(EventId, IdeaId));
}
