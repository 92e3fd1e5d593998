using System.ComponentModel.DataAnnotations;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed class AskFormPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public decimal? Capital { get; set; }

    [BindProperty]
    public decimal? RevenueOneOff { get; set; }

    [BindProperty]
    public decimal? RevenueRecurrent { get; set; }

    [BindProperty]
    public decimal? WholeTimeEquivalents { get; set; }

    [BindProperty]
    public string? InKind { get; set; }

    [BindProperty]
    public string? SupportTypes { get; set; }

    [BindProperty, Display(Name = "Date")]
    public DateOnly? NeededBy { get; set; }

    public AskView Stored { get; private set; } = null!;
    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        await Load();
        var facts = Stored.Facts;
        (Version, Capital, RevenueOneOff, RevenueRecurrent) = (Stored.Version, facts.Capital, facts.RevenueOneOff, facts.RevenueRecurrent);
        (WholeTimeEquivalents, InKind, SupportTypes, NeededBy) = (
            facts.WholeTimeEquivalents,
            facts.InKind,
            facts.SupportTypes,
            facts.NeededBy
        );
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(Written))
            return await Redisplay(Load);
        Tell("The ask is saved");
        return RedirectToPage("/Ideas/IdeaDetail", new { IdeaId });
    }

    private WriteAsk Written() =>
        new(IdeaId, Version, Capital, RevenueOneOff, RevenueRecurrent, WholeTimeEquivalents, InKind ?? "", SupportTypes ?? "", NeededBy);

    private async Task Load()
    {
        Stored = await Ask(new AskOf(IdeaId));
        MayWrite = Stored.Head.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
        if (IsStale)
            Version = Stored.Version;
    }
}
