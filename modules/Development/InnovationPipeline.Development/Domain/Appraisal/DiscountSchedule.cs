using System.Text.Json;
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

/// <summary>
/// The rates as published, each edition with its source and the day from which it holds: reference data of the product (DiscountRates.json), to
/// which editions are only added, so that the page and the verb have the same without a database. An appraisal uses the edition in force on
/// its day.
/// </summary>
internal sealed record DiscountEdition(string Name, DateOnly From, string Source, IReadOnlyList<DiscountSchedule> Schedules)
{
    internal static class Rules
    {
        internal static readonly Rule Published = new("There are no discount rates for that day yet");
        internal static readonly Rule HasSchedule = new("The Green Book had no such schedule on that day");
    }

    /// <summary>Oldest first.</summary>
    public static readonly IReadOnlyList<DiscountEdition> All = Read();

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

    private static IReadOnlyList<DiscountEdition> Read()
    {
        using var file = typeof(DiscountEdition).Assembly.GetManifestResourceStream("DiscountRates.json")!;
        return
        [
            .. JsonSerializer
                .Deserialize<IReadOnlyList<WrittenEdition>>(file, JsonSerializerOptions.Web)!
                .OrderBy(e => e.From)
                .Select(e => new DiscountEdition(
                    e.Name,
                    e.From,
                    e.Source,
                    [.. e.Schedules.Select(s => new DiscountSchedule(s.Key, [.. s.Value.Select(b => (b.Year, b.Rate))]))]
                )),
        ];
    }

    private sealed record WrittenEdition(
        string Name,
        DateOnly From,
        string Source,
        IReadOnlyDictionary<ScheduleName, IReadOnlyList<WrittenBand>> Schedules
    );

    /// <param name="Year">the first for which the rate holds</param>
    private sealed record WrittenBand(int Year, decimal Rate);
}
