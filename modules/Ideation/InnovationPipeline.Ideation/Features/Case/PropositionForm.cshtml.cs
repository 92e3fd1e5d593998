using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Ideation.Features.Case;

internal sealed class PropositionFormPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid IdeaId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Headline { get; set; }

    [BindProperty]
    public string? Line1 { get; set; }

    [BindProperty]
    public string? Line2 { get; set; }

    [BindProperty]
    public string? Line3 { get; set; }

    [BindProperty]
    public string? Users { get; set; }

    [BindProperty]
    public string? Jobs { get; set; }

    [BindProperty]
    public string? Pains { get; set; }

    [BindProperty]
    public string? Gains { get; set; }

    [BindProperty]
    public string? Offer { get; set; }

    [BindProperty]
    public string? PainRelievers { get; set; }

    [BindProperty]
    public string? GainCreators { get; set; }

    [BindProperty]
    public string? MeasureOfSuccess { get; set; }

    [BindProperty]
    public string? ValueMaximisers { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Inequalities { get; set; }

    [BindProperty]
    public string? Carbon { get; set; }

    public PropositionView Stored { get; private set; } = null!;
    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        await Load();
        var words = Stored.Words;
        Version = Stored.Version;
        (Headline, Line1, Line2, Line3) = (words.Headline, words.Line1, words.Line2, words.Line3);
        (Users, Jobs, Pains, Gains) = (words.Users, words.Jobs, words.Pains, words.Gains);
        (Offer, PainRelievers, GainCreators, MeasureOfSuccess) = (
            words.Offer,
            words.PainRelievers,
            words.GainCreators,
            words.MeasureOfSuccess
        );
        (ValueMaximisers, Evidence, Inequalities, Carbon) = (words.ValueMaximisers, words.Evidence, words.Inequalities, words.Carbon);
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(Written))
            return await Redisplay(Load);
        Tell("Value proposition saved");
        return RedirectToPage("/Ideas/IdeaDetail", new { IdeaId });
    }

    private WriteProposition Written() =>
        new(
            IdeaId,
            Version,
            Headline ?? "",
            Line1 ?? "",
            Line2 ?? "",
            Line3 ?? "",
            Users ?? "",
            Jobs ?? "",
            Pains ?? "",
            Gains ?? "",
            Offer ?? "",
            PainRelievers ?? "",
            GainCreators ?? "",
            MeasureOfSuccess ?? "",
            ValueMaximisers ?? "",
            Evidence ?? "",
            Inequalities ?? "",
            Carbon ?? ""
        );

    private async Task Load()
    {
        Stored = await Ask(new PropositionOf(IdeaId));
        MayWrite = Stored.Head.IsOpen && await May(IdeationPermission.TakePart, IdeaId);
        if (IsStale)
            Version = Stored.Version;
    }
}
