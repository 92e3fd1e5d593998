using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.UiKit;
using Microsoft.AspNetCore.Mvc;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class BenefitPlanPage : SlicePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

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

    [BindProperty, Required(ErrorMessage = "Enter an attribution from 1 to 100%")]
    public int? AttributionPercent { get; set; }

    [BindProperty]
    public List<PeriodInput> Periods { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public BenefitInFull Benefit { get; private set; } = null!;

    public bool IsLocked => Benefit.Plan.LockedAt is not null;

    public async Task OnGet()
    {
        await Load();
        var plan = Benefit.Plan;
        (Version, BaselineValue, BaselineOn, BaselineSource) = (Benefit.Version, plan.BaselineValue, plan.BaselineOn, plan.BaselineSource);
        (TargetValue, TargetOn, AttributionPercent) = (plan.TargetValue, plan.TargetOn, plan.AttributionPercent);
        Periods =
        [
            .. Intervals
                .Between(Benefit.Interval, plan.BaselineOn, plan.TargetOn)
                .Select(start =>
                {
                    var figure = plan.Profile.FirstOrDefault(p => p.Start == start);
                    return new PeriodInput
                    {
                        Start = start,
                        Value = figure?.Value,
                        Pounds = figure?.Pounds,
                    };
                }),
        ];
    }

    public async Task<IActionResult> OnPost()
    {
        var benefit = await Ask(new BenefitToRead(Id));
        var plan = () =>
            new PlanForm(
                BaselineValue!.Value,
                BaselineOn!.Value,
                BaselineSource!,
                TargetValue!.Value,
                TargetOn!.Value,
                Figures(benefit.Interval, benefit.HasMoney),
                AttributionPercent!.Value
            );
        if (benefit.Plan.LockedAt is not null && string.IsNullOrWhiteSpace(Reason))
            ModelState.AddModelError(nameof(Reason), "Give the reason for a new baseline");
        var saved = benefit.Plan.LockedAt is null
            ? await Attempt(() => new ChangePlan(Id, Version, plan()))
            : await Attempt(() => new ProposePlan(Id, Version, plan(), Reason!));
        if (!saved)
            return await Redisplay(Load);
        Tell(benefit.Plan.LockedAt is null ? "Plan saved" : "New baseline proposed. A gate chair approves it");
        return Redirect($"/benefits/{Id}");
    }

    /// <summary>Periods left empty are not planned; those no longer between baseline and target fall away.</summary>
    private List<PlannedFigure> Figures(Interval interval, bool hasMoney)
    {
        var within = Intervals.Between(interval, BaselineOn!.Value, TargetOn!.Value);
        for (var i = 0; i < Periods.Count; i++)
        {
            if (Periods[i] is { Value: null, Pounds: not null })
                throw new Invalid($"Periods[{i}].Value", "Enter the planned value to go with the pounds");
            if (hasMoney && Periods[i] is { Value: not null, Pounds: null })
                throw new Invalid($"Periods[{i}].Pounds", "Enter the pounds planned for this period, 0 or more");
        }
        return
        [
            .. Periods
                .Where(p => p.Value is not null && within.Contains(p.Start))
                .Select(p => new PlannedFigure(p.Start, p.Value!.Value, p.Pounds)),
        ];
    }

    private async Task Load()
    {
        Benefit = await Ask(new BenefitToRead(Id));
        if (!await May(DevelopmentPermission.RecordBenefits, Id))
            throw new Forbidden();
        if (IsStale)
            Version = Benefit.Version;
    }
}

internal sealed class PeriodInput
{
    public DateOnly Start { get; set; }
    public decimal? Value { get; set; }
    public decimal? Pounds { get; set; }
}
