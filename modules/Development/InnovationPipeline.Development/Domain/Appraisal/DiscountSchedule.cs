using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain.Appraisal;

internal enum ScheduleName
{
    /// <summary>Everything but health effects.</summary>
    Standard,

    /// <summary>Gains in quality-adjusted life years.</summary>
    Health,

    /// <summary>A lower rate, to see what depends on the rate alone.</summary>
    Sensitivity,
}

/// <summary>Declining yearly rates; the factor of year 0 is 1, and each year is divided by one more than its own rate.</summary>
/// <param name="Bands">the first year of each band and its rate</param>
internal sealed record DiscountSchedule(ScheduleName Name, IReadOnlyList<(int FromYear, decimal Rate)> Bands)
{
    public const int LastYear = 125;

    internal static class Rules
    {
        internal static readonly Rule WithinRates = new("Enter years from 0 to 125: there are no rates beyond");
    }

    private readonly decimal[] _factors = Factors(Bands);

    public decimal Factor(int year)
    {
        Rules.WithinRates.Require(year is >= 0 and <= LastYear);
        return _factors[year];
    }

    /// <summary>"3.5% to year 30, 3% to year 75, 2.5% beyond"</summary>
    public string InWords =>
        string.Join(
            ", ",
            Bands.Select((b, i) => i + 1 < Bands.Count ? $"{b.Rate:0.##%} to year {Bands[i + 1].FromYear - 1}" : $"{b.Rate:0.##%} beyond")
        );

    private static decimal[] Factors(IReadOnlyList<(int FromYear, decimal Rate)> bands)
    {
        var factors = new decimal[LastYear + 1];
        factors[0] = 1m;
        for (var year = 1; year <= LastYear; year++)
            factors[year] = factors[year - 1] / (1 + bands.Last(b => b.FromYear <= year).Rate);
        return factors;
    }
}

/// <summary>The Green Book's rates as published; an appraisal uses the edition in force on its day.</summary>
internal sealed record DiscountEdition(string Name, DateOnly From, IReadOnlyList<DiscountSchedule> Schedules)
{
    internal static class Rules
    {
        internal static readonly Rule Published = new("There are no discount rates for that day yet");
        internal static readonly Rule HasSchedule = new("The Green Book had no such schedule on that day");
    }

    private static readonly DiscountSchedule Standard = new(ScheduleName.Standard, [(0, 0.035m), (31, 0.03m), (76, 0.025m)]);
    private static readonly DiscountSchedule Health = new(ScheduleName.Health, [(0, 0.015m), (31, 0.0129m), (76, 0.0107m)]);
    private static readonly DiscountSchedule Sensitivity = new(ScheduleName.Sensitivity, [(0, 0.03m), (31, 0.0257m), (76, 0.0214m)]);

    public static readonly IReadOnlyList<DiscountEdition> All =
    [
        new("Green Book 2022", new DateOnly(2022, 4, 1), [Standard, Health]),
        new("Green Book, February 2026", new DateOnly(2026, 2, 1), [Standard, Health, Sensitivity]),
    ];

    public static DiscountEdition On(DateOnly day)
    {
        var edition = All.LastOrDefault(e => e.From <= day);
        Rules.Published.Require(edition is not null);
        return edition;
    }

    public DiscountSchedule this[ScheduleName name]
    {
        get
        {
            var schedule = Schedules.FirstOrDefault(s => s.Name == name);
            Rules.HasSchedule.Require(schedule is not null);
            return schedule;
        }
    }
}
