using System.Globalization;

namespace InnovationPipeline.Benchmarks;

internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <summary>Nearest rank, 0 to 100.</summary>
    public static double Percentile(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Clamp((int)Math.Ceiling(percent / 100 * sorted.Count) - 1, 0, sorted.Count - 1)];
    }

    public static void Print(string what, FormattableString figure) =>
        Console.WriteLine($"{what, -44} {figure.ToString(CultureInfo.InvariantCulture)}");
}
