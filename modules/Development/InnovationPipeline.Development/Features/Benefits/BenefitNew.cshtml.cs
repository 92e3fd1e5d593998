using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class BenefitNewPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid BenefitId { get; set; }

    [BindProperty]
    public BenefitClass? Class { get; set; }

    [BindProperty]
    public bool IsDisbenefit { get; set; }

    [BindProperty]
    public string? Measure { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose the direction")]
    public Direction? Direction { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose months or quarters")]
    public Interval? Interval { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose how confident you are")]
    public Confidence? Confidence { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an attribution from 1 to 100%")]
    public int? AttributionPercent { get; set; } = 100;

    [BindProperty]
    public string? OwnerEmail { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose the organisation that benefits")]
    public Guid? BeneficiaryOrganisationId { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the value at the start")]
    public decimal? BaselineValue { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the date of the baseline"), Display(Name = "Baseline date")]
    public DateOnly? BaselineOn { get; set; }

    [BindProperty, Required(ErrorMessage = "Say where the baseline comes from")]
    public string? BaselineSource { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the value to reach")]
    public decimal? TargetValue { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the date of the target"), Display(Name = "Target date")]
    public DateOnly? TargetOn { get; set; }

    [BindProperty]
    public string? MeasureKey { get; set; }

    [BindProperty]
    public Aggregation Aggregation { get; set; }

    [BindProperty]
    public bool IsRecurrent { get; set; }

    [BindProperty]
    public int? PriceYear { get; set; }

    public BenefitStart Start { get; private set; } = null!;

    public IEnumerable<SelectListItem> Classes =>
        Enum.GetValues<BenefitClass>().Select(c => new SelectListItem(BenefitClasses.InWords(c), c.ToString()));

    public IEnumerable<SelectListItem> Measures => Start.Measures.Select(m => new SelectListItem(m.InWords, m.Key));

    public IEnumerable<SelectListItem> Organisations => Start.Organisations.Select(o => new SelectListItem(o.Name, o.Id.ToString()));

    public async Task OnGet()
    {
        await Load();
        IsRecurrent = true;
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(Act))
            return await Redisplay(Load);
        Tell("Benefit planned. Now plan its periods");
        return Redirect($"/benefits/{BenefitId}/plan");
    }

    private async Task Load() => Start = await Ask(new BenefitStartOf(Id));

    private PlanBenefit Act() =>
        new(
            BenefitId,
            Id,
            Class,
            IsDisbenefit,
            Measure,
            Unit,
            Direction,
            Interval!.Value,
            Confidence!.Value,
            OwnerEmail,
            BeneficiaryOrganisationId!.Value,
            new PlanForm(
                BaselineValue!.Value,
                BaselineOn!.Value,
                BaselineSource!,
                TargetValue!.Value,
                TargetOn!.Value,
                [],
                AttributionPercent!.Value
            ),
            MeasureKey,
            Aggregation,
            IsRecurrent,
            PriceYear
        );
}
