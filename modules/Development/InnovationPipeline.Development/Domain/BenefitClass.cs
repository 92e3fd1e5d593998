namespace InnovationPipeline.Development.Domain;

/// <summary>What kind of gain; only the first two are in pounds, and those two are never added together.</summary>
internal enum BenefitClass
{
    CashReleasing,
    NonCashReleasing,
    Access,
    Quality,
    Safety,
    PatientExperience,
    StaffExperience,
    Inequality,
    Carbon,
    Societal,
}

internal enum Direction
{
    Up,
    Down,
}

internal enum Confidence
{
    Low,
    Medium,
    High,
}

internal enum Interval
{
    Month,
    Quarter,
}

internal static class BenefitClasses
{
    public static bool HasMoney(BenefitClass kind) => kind is BenefitClass.CashReleasing or BenefitClass.NonCashReleasing;

    public static string InWords(BenefitClass kind) =>
        kind switch
        {
            BenefitClass.CashReleasing => "Cash releasing",
            BenefitClass.NonCashReleasing => "Non-cash releasing",
            BenefitClass.PatientExperience => "Patient experience",
            BenefitClass.StaffExperience => "Staff experience",
            _ => kind.ToString(),
        };
}

/// <summary>Months, or quarters of the financial year (April to March).</summary>
internal static class Intervals
{
    public static bool IsPlausible(DateOnly day) => day.Year is >= 2000 and <= 2100;

    public static DateOnly StartOf(Interval interval, DateOnly day) =>
        interval == Interval.Month ? new DateOnly(day.Year, day.Month, 1) : new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);

    public static DateOnly EndOf(Interval interval, DateOnly start) => Next(interval, start).AddDays(-1);

    public static DateOnly Next(Interval interval, DateOnly start) => start.AddMonths(interval == Interval.Month ? 1 : 3);

    /// <summary>Every period after the baseline's, the target's included; at most as many as may be planned.</summary>
    public static IReadOnlyList<DateOnly> Between(Interval interval, DateOnly baselineOn, DateOnly targetOn)
    {
        var periods = new List<DateOnly>();
        if (!IsPlausible(baselineOn) || !IsPlausible(targetOn))
            return periods;
        var last = StartOf(interval, targetOn);
        for (
            var start = Next(interval, StartOf(interval, baselineOn));
            start <= last && periods.Count < Benefit.MostPeriods;
            start = Next(interval, start)
        )
            periods.Add(start);
        return periods;
    }

    public static string InWords(Interval interval, DateOnly start) =>
        interval == Interval.Month
            ? start.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : $"{start.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture)} to {start.AddMonths(2).ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}";
}
