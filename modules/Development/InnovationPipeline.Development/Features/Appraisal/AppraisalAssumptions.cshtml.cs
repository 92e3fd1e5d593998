using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed class AppraisalAssumptionsPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the year in which year 0 begins")]
    public int? YearZero { get; set; }

    [BindProperty, Required(ErrorMessage = "Choose a discount schedule")]
    public ScheduleName? Schedule { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the year of the prices")]
    public int? PriceYear { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the inflation, 0 if there is none to take out")]
    public decimal? InflationPercent { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter by how much to raise costs, 0 if not at all")]
    public decimal? CostsRaisedPercent { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter by how much to cut benefits, 0 if not at all")]
    public decimal? BenefitsCutPercent { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter the delay in years, 0 if there is none")]
    public int? BenefitsLaterYears { get; set; }

    [BindProperty, Required(ErrorMessage = "Say where the assumptions come from")]
    public string? Source { get; set; }

    [BindProperty]
    public string? BiasReason { get; set; }

    public AppraisalShown Shown { get; private set; } = null!;

    public async Task OnGet()
    {
        await Load();
        var assumed = Shown.Assumed;
        (Version, YearZero, Schedule, PriceYear) = (Shown.Version, assumed.YearZero, assumed.Schedule, assumed.PriceYear);
        (InflationPercent, CostsRaisedPercent) = (assumed.InflationPercent, assumed.CostsRaisedPercent);
        (BenefitsCutPercent, BenefitsLaterYears, Source) = (assumed.BenefitsCutPercent, assumed.BenefitsLaterYears, assumed.Source);
        BiasReason = Shown.BiasReason;
        if (!Shown.IsConfirmed && Shown.Proposed is { Bias: var bias })
            (CostsRaisedPercent, BenefitsCutPercent, BenefitsLaterYears) = (
                bias.CostsRaisedPercent,
                bias.BenefitsCutPercent,
                bias.BenefitsLaterYears
            );
    }

    public async Task<IActionResult> OnPost()
    {
        if (!await Attempt(Act))
            return await Redisplay(Load);
        Tell("Assumptions saved");
        return Redirect($"/initiatives/{Id}/appraisal");
    }

    private Assume Act() =>
        new(
            Id,
            Version,
            YearZero!.Value,
            Schedule,
            PriceYear!.Value,
            InflationPercent!.Value,
            CostsRaisedPercent!.Value,
            BenefitsCutPercent!.Value,
            BenefitsLaterYears!.Value,
            Source!,
            BiasReason
        );

    private async Task Load()
    {
        Shown = await Ask(new AppraisalToRead(Id));
        if (!await May(DevelopmentPermission.Deliver, Id))
            throw new Forbidden();
        if (IsStale)
            Version = Shown.Version;
    }
}
