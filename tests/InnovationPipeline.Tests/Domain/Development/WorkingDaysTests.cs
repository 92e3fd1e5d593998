using CsCheck;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Tests.Domain.Development;

public sealed class WorkingDaysTests
{
    /// <summary>As published for England and Wales.</summary>
    [Theory]
    [InlineData(2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData(2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public void Bank_holidays_are_those_published(int year, string published)
    {
        var first = new DateOnly(year, 1, 1);
        var found = Enumerable
            .Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(first.AddDays)
            .Where(WorkingDays.IsBankHoliday)
            .Select(d => d.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(published, string.Join(' ', found));
    }

    [Fact]
    public void Five_working_days_over_Easter_are_longer_than_a_week() =>
        Assert.Equal(new DateOnly(2026, 4, 10), WorkingDays.Add(new DateOnly(2026, 4, 1), 5));

    [Fact]
    public void Adding_and_counting_agree_on_every_working_day() =>
        Gen.Select(Gen.Int[0, 9000], Gen.Int[0, 300])
            .Sample(
                (days, n) =>
                {
                    var from = new DateOnly(2015, 1, 1).AddDays(days);
                    var to = WorkingDays.Add(from, n);
                    return (n == 0 || WorkingDays.IsWorkingDay(to))
                        && WorkingDays.Between(from, to) == n
                        && WorkingDays.Between(to, from) == -n;
                }
            );
}
