using InnovationPipeline.Development.Contracts;

namespace InnovationPipeline.Development.Domain;

/// <summary>Pounds of one class that are due to the initiative, added up quarter by quarter: as first locked, as planned now, forecast and verified.</summary>
/// <param name="Locked">by the first locked plan; none where nothing is locked</param>
/// <param name="Forecast">by the rule of <see cref="Realisation" />: the last quarter says what the register says</param>
/// <param name="Verified">none for quarters that have not begun</param>
internal sealed record CumulativeQuarter(DateOnly Start, decimal? Locked, decimal Planned, decimal Forecast, decimal? Verified)
{
    public static IReadOnlyList<CumulativeQuarter> Of(IEnumerable<Benefit> benefits, BenefitClass kind, DateOnly today)
    {
        var counted = benefits.Where(b => b.Class == kind && b is { HasMoney: true, IsExcluded: false }).ToList();
        var locked = counted.Select(b => (Benefit: b, Plan: b.Plans.Where(p => p.LockedAt is not null).MinBy(p => p.Number))).ToList();
        var starts = counted
            .SelectMany(b => b.Expected.Select(p => p.Start).Concat(b.Actuals.Where(a => a.Counts).Select(a => a.Period)))
            .Concat(locked.SelectMany(l => l.Plan?.Profile.Select(p => p.Start) ?? []))
            .Select(d => Intervals.StartOf(Interval.Quarter, d))
            .Distinct()
            .Order()
            .ToList();
        var quarters = new List<CumulativeQuarter>();
        decimal lockedSum = 0,
            plannedSum = 0,
            verifiedSum = 0;
        var forecasts = counted.ConvertAll(b => Realisation.ForecastOf(b, today));
        foreach (var start in starts)
        {
            foreach (var (benefit, plan) in locked)
                lockedSum += Sum(benefit, plan, start);
            foreach (var benefit in counted)
            {
                plannedSum += benefit.Expected.Where(p => In(p.Start, start)).Sum(p => benefit.Share(p.Pounds)?.Ours ?? 0);
                verifiedSum += benefit
                    .Actuals.Where(a => a is { Counts: true, State: ActualState.Verified } && In(a.Period, start))
                    .Sum(a => benefit.Share(a.VerifiedPounds)?.Ours ?? 0);
            }
            quarters.Add(
                new CumulativeQuarter(
                    start,
                    locked.Exists(l => l.Plan is not null) ? lockedSum : null,
                    plannedSum,
                    forecasts.Sum(f => f(Intervals.EndOf(Interval.Quarter, start))?.Ours ?? 0),
                    start <= today ? verifiedSum : null
                )
            );
        }
        return quarters;
    }

    /// <summary>Each version of the plan by its own attribution.</summary>
    private static decimal Sum(Benefit benefit, BenefitPlan? plan, DateOnly quarter) =>
        plan?.Profile.Where(p => In(p.Start, quarter)).Sum(p => Attributed.Share(benefit.Signed(p.Pounds) ?? 0, plan.AttributionPercent))
        ?? 0;

    private static bool In(DateOnly day, DateOnly quarter) => Intervals.StartOf(Interval.Quarter, day) == quarter;
}
