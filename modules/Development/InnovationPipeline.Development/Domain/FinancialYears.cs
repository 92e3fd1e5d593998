using System.Globalization;

namespace InnovationPipeline.Development.Domain;

/// <summary>April to March, named by the calendar year in which they begin.</summary>
internal static class FinancialYears
{
    public static int Of(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;

    public static DateOnly FirstDay(int year) => new(year, 4, 1);

    /// <summary>"2026/27"</summary>
    public static string InWords(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}/{(year + 1) % 100:00}");
}
