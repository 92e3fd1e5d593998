using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed class BarrierFormPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid BarrierId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public BarrierCategory? Category { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public int? Likelihood { get; set; }

    [BindProperty]
    public int? Impact { get; set; }

    [BindProperty]
    public string? Mitigation { get; set; }

    [BindProperty]
    public string? Owner { get; set; }

    public BarrierLine Stored { get; private set; } = null!;
    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        await Load();
        var facts = Stored.Facts;
        (Version, Category, Text) = (Stored.Version, facts.Category, facts.Text);
        (Likelihood, Impact, Mitigation, Owner) = (facts.Likelihood, facts.Impact, facts.Mitigation, facts.Owner);
    }

    public async Task<IActionResult> OnPost()
    {
        if (
            !await Attempt(() =>
                new EditBarrier(IdeaId, BarrierId, Version, Category, Text ?? "", Likelihood, Impact, Mitigation ?? "", Owner)
            )
        )
            return await Redisplay(Load);
        Tell("Barrier changed");
        return RedirectToPage("BarrierList", new { IdeaId });
    }

    private async Task Load()
    {
        Stored = await Ask(new BarrierAt(IdeaId, BarrierId));
        MayWrite = (await Ask(new BarriersOf(IdeaId))).Head.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
        if (IsStale)
            Version = Stored.Version;
    }
}
