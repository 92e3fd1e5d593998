using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed class BarrierListPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public Guid NewBarrierId { get; set; }

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

    [BindProperty]
    public Guid BarrierId { get; set; }

    public BarriersView Barriers { get; private set; } = null!;
    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        Barriers = await Ask(new BarriersOf(IdeaId));
        MayWrite = Barriers.Head.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
    }

    public async Task<IActionResult> OnPostAdd()
    {
        if (!await Attempt(() => new NoteBarrier(IdeaId, NewBarrierId, Category, Text ?? "", Likelihood, Impact, Mitigation ?? "", Owner)))
            return await Redisplay(OnGet);
        Tell("Barrier added");
        return RedirectToPage("BarrierList", new { IdeaId });
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (!await Attempt(() => new RemoveBarrier(IdeaId, BarrierId)))
            return await Redisplay(OnGet);
        Tell("Barrier removed");
        return RedirectToPage("BarrierList", new { IdeaId });
    }
}
