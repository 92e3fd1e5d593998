using InnovationPipeline.Development.Contracts;

namespace InnovationPipeline.Development.Domain;

/// <summary>How much of the plan has been verified, and where it leads.</summary>
/// <param name="Percent">Σ(actual − baseline) / Σ(planned − baseline) over planned periods with a verified actual; none without one</param>
/// <param name="Reported">planned periods that have ended and have a verified actual</param>
/// <param name="Due">planned periods that have ended</param>
/// <param name="Forecast">verified pounds, and the plan's for what is still open at the rate so far</param>
internal sealed record Realisation(decimal? Percent, int Reported, int Due, Attributed? Forecast)
{
    public static Realisation Of(Benefit benefit, DateOnly today)
    {
        var verified = benefit
            .Actuals.Where(a => a is { IsLive: true, State: ActualState.Verified })
            .ToDictionary(a => a.Period, a => a.VerifiedValue!.Value);
        var ended = benefit.Plan.Profile.Where(p => Intervals.EndOf(benefit.Interval, p.Start) < today).ToList();
        var reported = benefit.Plan.Profile.Where(p => verified.ContainsKey(p.Start)).ToList();
        var baseline = benefit.Plan.BaselineValue;
        var planned = reported.Sum(p => p.Value - baseline);
        var percent = planned == 0 ? null : (decimal?)reported.Sum(p => verified[p.Start] - baseline) / planned;
        return new Realisation(
            percent is { } ratio ? decimal.Round(ratio * 100, 1, MidpointRounding.AwayFromZero) : null,
            ended.Count(p => verified.ContainsKey(p.Start)),
            ended.Count,
            percent is { } rate
            && benefit.Sum(benefit.Plan.Profile.Where(p => !verified.ContainsKey(p.Start)).Select(p => p.Pounds)) is { } open
                ? benefit.Verified!.Value + new Attributed(AtRate(open.Whole, rate), AtRate(open.Ours, rate))
                : null
        );
    }

    private static decimal AtRate(decimal pounds, decimal rate) => decimal.Round(pounds * rate, 2, MidpointRounding.AwayFromZero);
}

/// <summary>One financial year of a benefit.</summary>
/// <param name="Value">the verified values as the measure adds them up; none where nothing is verified</param>
/// <param name="FullYearEffect">what the plan's last period of the year is worth over a whole year, where the benefit recurs</param>
internal sealed record BenefitYear(
    int Year,
    Attributed? Planned,
    Attributed? Claimed,
    Attributed? Verified,
    decimal? Value,
    Attributed? FullYearEffect
)
{
    public static IReadOnlyList<BenefitYear> Of(Benefit benefit)
    {
        var counted = benefit.Actuals.Where(a => a.Counts).ToList();
        var years = benefit.Plan.Profile.Select(p => FinancialYears.Of(p.Start)).Concat(counted.Select(a => FinancialYears.Of(a.Period)));
        return
        [
            .. years
                .Distinct()
                .Order()
                .Select(year =>
                {
                    var planned = benefit.Plan.Profile.Where(p => FinancialYears.Of(p.Start) == year).ToList();
                    var actuals = counted.Where(a => FinancialYears.Of(a.Period) == year).ToList();
                    var verified = actuals.Where(a => a is { State: ActualState.Verified, IsLive: true }).OrderBy(a => a.Period).ToList();
                    return new BenefitYear(
                        year,
                        benefit.Sum(planned.Select(p => p.Pounds)),
                        benefit.Sum(actuals.Select(a => a.ClaimedPounds)),
                        benefit.Sum(actuals.Select(a => a.VerifiedPounds)),
                        Combined(benefit.Aggregation, verified),
                        benefit is { HasMoney: true, IsRecurrent: true } && planned.MaxBy(p => p.Start) is { } last
                            ? benefit.Share(last.Pounds * (benefit.Interval == Interval.Month ? 12 : 4))
                            : null
                    );
                }),
        ];
    }

    private static decimal? Combined(Aggregation aggregation, IReadOnlyList<Actual> verified) =>
        verified.Count == 0
            ? null
            : aggregation switch
            {
                Aggregation.Sum => verified.Sum(a => a.VerifiedValue!.Value),
                Aggregation.Latest => verified[^1].VerifiedValue,
                _ => decimal.Round(
                    verified.Sum(a => a.VerifiedValue!.Value * (a.Denominator ?? 1)) / verified.Sum(a => a.Denominator ?? 1),
                    4
                ),
            };
}
