using InnovationPipeline.Development.Contracts;

namespace InnovationPipeline.Development.Domain;

/// <summary>How much of the plan has been verified, and where it leads.</summary>
/// <param name="Percent">Σ(actual − baseline) / Σ(planned − baseline) over planned periods with a verified actual; none without one</param>
/// <param name="Reported">planned periods that have ended and have a verified actual</param>
/// <param name="Due">planned periods that have ended</param>
/// <param name="Forecast">verified pounds, and the plan's for what is still open; none where it has no pounds</param>
internal sealed record Realisation(decimal? Percent, int Reported, int Due, Attributed? Forecast)
{
    public static Realisation Of(Benefit benefit, DateOnly today)
    {
        var (rate, realised) = Rate(benefit, today);
        return new Realisation(realised.Percent, realised.Reported, realised.Due, Forecasted(benefit, rate, DateOnly.MaxValue));
    }

    /// <summary>The one rule of what is forecast: of the register at the target, and of the chart up to the end of each of its quarters.</summary>
    /// <returns>verified so far, and the plan's for periods without a verified figure, at the exact rate so far; as planned where there is none yet</returns>
    public static Func<DateOnly, Attributed?> ForecastOf(Benefit benefit, DateOnly today)
    {
        var (rate, _) = Rate(benefit, today);
        return until => Forecasted(benefit, rate, until);
    }

    private static (decimal? Rate, Realised Figures) Rate(Benefit benefit, DateOnly today) =>
        Realised.Of(
            benefit.Plan.BaselineValue,
            [.. benefit.Plan.Profile.Select(p => (p.Start, Intervals.EndOf(benefit.Interval, p.Start), p.Value))],
            benefit
                .Actuals.Where(a => a is { IsLive: true, State: ActualState.Verified })
                .ToDictionary(a => a.Period, a => a.VerifiedValue!.Value),
            today
        );

    private static Attributed? Forecasted(Benefit benefit, decimal? rate, DateOnly until)
    {
        var verified = benefit.Actuals.Where(a => a is { Counts: true, State: ActualState.Verified } && a.Period <= until).ToList();
        var known = verified.Where(a => a.IsLive).Select(a => a.Period).ToHashSet();
        return
            benefit.Sum(verified.Select(a => a.VerifiedPounds)) is { } sure
            && benefit.Sum(benefit.Expected.Where(p => p.Start <= until && !known.Contains(p.Start)).Select(p => p.Pounds)) is { } open
            ? sure + new Attributed(AtRate(open.Whole, rate ?? 1), AtRate(open.Ours, rate ?? 1))
            : null;
    }

    private static decimal AtRate(decimal pounds, decimal rate) => decimal.Round(pounds * rate, 2, MidpointRounding.AwayFromZero);
}

/// <summary>How much of a plan has been verified: the same today and on the page of a past day.</summary>
internal sealed record Realised(decimal? Percent, int Reported, int Due)
{
    public string InWords => Words(Percent, Reported, Due);

    public static string Words(decimal? percent, int reported, int due) =>
        $"{(percent is { } known ? $"{known:0.#}% of the plan" : "Nothing verified yet")} ({reported} of {due} due periods reported)";

    public static (decimal? Rate, Realised Figures) Of(
        decimal baseline,
        IReadOnlyCollection<(DateOnly Start, DateOnly End, decimal Value)> plan,
        Dictionary<DateOnly, decimal> verified,
        DateOnly today
    )
    {
        var ended = plan.Where(p => p.End < today).ToList();
        var reported = plan.Where(p => verified.ContainsKey(p.Start)).ToList();
        var planned = reported.Sum(p => p.Value - baseline);
        var rate = planned == 0 ? null : (decimal?)reported.Sum(p => verified[p.Start] - baseline) / planned;
        return (
            rate,
            new Realised(
                rate is { } ratio ? decimal.Round(ratio * 100, 1, MidpointRounding.AwayFromZero) : null,
                ended.Count(p => verified.ContainsKey(p.Start)),
                ended.Count
            )
        );
    }
}

/// <summary>In which periods a benefit is measured, and which of them have ended without a figure.</summary>
internal static class Collected
{
    /// <param name="last">with which collection ends</param>
    public static IReadOnlyList<DateOnly> Periods(Interval interval, DateOnly baselineOn, DateOnly targetOn, DateOnly last)
    {
        var periods = Intervals.Between(interval, baselineOn, targetOn).ToList();
        for (
            var next = Intervals.Next(interval, Intervals.StartOf(interval, targetOn));
            next <= last;
            next = Intervals.Next(interval, next)
        )
            periods.Add(next);
        return [.. periods.Where(p => p <= last)];
    }

    /// <param name="after">how many periods it is still measured after that of this day</param>
    public static DateOnly Last(Interval interval, DateOnly day, int after)
    {
        var last = Intervals.StartOf(interval, day);
        for (var i = 0; i < after; i++)
            last = Intervals.Next(interval, last);
        return last;
    }

    public static string GapsInWords(IReadOnlyList<string> gaps) =>
        $"{gaps.Count} {(gaps.Count == 1 ? "period has" : "periods have")} ended without a figure: {string.Join(", ", gaps.Take(4))}{(gaps.Count > 4 ? " and others" : "")}. A gap is not a zero.";
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
        var years = benefit.Expected.Select(p => FinancialYears.Of(p.Start)).Concat(counted.Select(a => FinancialYears.Of(a.Period)));
        return
        [
            .. years
                .Distinct()
                .Order()
                .Select(year =>
                {
                    var planned = benefit.Expected.Where(p => FinancialYears.Of(p.Start) == year).ToList();
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
