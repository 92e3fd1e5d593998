using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Risks;

internal sealed class RiskEditPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid RiskId { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public BarrierCategory? Category { get; set; }

    [BindProperty]
    public string? OtherCategory { get; set; }

    [BindProperty, Required(ErrorMessage = "Describe the risk")]
    public string? Text { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a likelihood from 1 to 5")]
    public int? Likelihood { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose an impact from 1 to 5")]
    public int? Impact { get; set; }

    [BindProperty, Required(ErrorMessage = "Say what is done about it")]
    public string? Mitigation { get; set; }

    [BindProperty]
    public string? OwnerEmail { get; set; }

    [BindProperty]
    public Proximity Proximity { get; set; } = Proximity.Within1Year;

    [BindProperty]
    public RiskResponse Treatment { get; set; }

    [BindProperty, Display(Name = "Review date")]
    public DateOnly? ReviewOn { get; set; }

    [BindProperty]
    public RiskEnd End { get; set; }

    [BindProperty]
    public string? Worked { get; set; }

    public RiskRow Risk { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        (Version, Category, OtherCategory) = (Risk.Version, Risk.Category, Risk.OtherCategory);
        (Text, Mitigation) = (Risk.Text, Risk.Mitigation);
        (Likelihood, Impact) = (Risk.Likelihood, Risk.Impact);
        (Proximity, Treatment, ReviewOn) = (Risk.Proximity, Risk.Response, Risk.ReviewOn);
        (End, Worked) = (Risk.End, Risk.Worked);
    }

    public async Task<IActionResult> OnPost()
    {
        var form = () =>
            new RiskForm(
                Category,
                Text!,
                Likelihood!.Value,
                Impact!.Value,
                Mitigation!,
                OwnerEmail,
                Proximity,
                Treatment,
                ReviewOn,
                End,
                OtherCategory,
                Worked
            );
        if (!await Attempt(() => new ChangeRisk(Id, RiskId, Version, form())))
            return await Redisplay(Load);
        Tell("Risk changed");
        return Redirect($"/initiatives/{Id}/risks");
    }

    private async Task Load()
    {
        var shown = await Ask(new RisksOf(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
        Risk = shown.Risks.FirstOrDefault(r => r.Id == RiskId) ?? throw new NotFound();
        if (IsStale)
            Version = Risk.Version;
    }
}
