using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Risks;

internal sealed class RiskNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid RiskId { get; set; }

    [BindProperty]
    public BarrierCategory? Category { get; set; }

    [BindProperty]
    public string? OtherCategory { get; set; }

    public static IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<BarrierCategory>().Select(c => new SelectListItem(BarrierCategories.InWords(c), c.ToString()));

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

    public RisksShown Shown { get; private set; } = null!;

    public async Task OnGet()
    {
        Shown = await Ask(new RisksOf(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
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
                OtherCategory: OtherCategory
            );
        if (!await Attempt(() => new AddRisk(RiskId, Id, form())))
            return await Redisplay(OnGet);
        Tell("Risk added");
        return Redirect($"/initiatives/{Id}/risks");
    }
}
