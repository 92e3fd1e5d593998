using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Dispositions;

internal sealed class DisposeIdeaPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public DispositionKind? Kind { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid? ThemeId { get; set; }

    [BindProperty]
    public Guid NewThemeId { get; set; }

    [BindProperty]
    public string? NewThemeName { get; set; }

    [BindProperty]
    public Guid? OrganisationId { get; set; }

    [BindProperty, Display(Name = "Review date")]
    public DateOnly? ReviewOn { get; set; }

    public DisposalView Disposal { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        if (Disposal.Stored is { } stored)
            (Kind, Reason, ThemeId, OrganisationId, ReviewOn) = (
                stored.Kind,
                stored.Reason,
                stored.ThemeId,
                stored.OrganisationId,
                stored.ReviewOn
            );
    }

    public async Task<IActionResult> OnPost()
    {
        var act = () => new DisposeIdea(IdeaId, Kind, Reason ?? "", ThemeId, NewThemeId, NewThemeName, OrganisationId, ReviewOn);
        if (!await Attempt(act))
            return await Redisplay(Load);
        await Load();
        Tell("Saved. Those who contributed will see the reason");
        return RedirectToPage("IdeasOfEvent", new { Disposal.InnovationEventId });
    }

    private async Task Load() => Disposal = await Ask(new DisposalOf(IdeaId));
}
