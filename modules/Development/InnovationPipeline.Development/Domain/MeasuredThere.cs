using System.Globalization;

namespace InnovationPipeline.Development.Domain;

/// <summary>One verified value of a benefit without pounds.</summary>
internal sealed record MeasuredThere(Guid BenefitId, DateOnly Period, decimal Value, decimal? Denominator, int AttributionPercent)
{
    /// <summary>
    /// Values of one measure in one place as one figure, the way the measure combines: added, each by what of it is due to its initiative; a mean,
    /// weighted by what each was measured over; or the last ones, which are never added.
    /// </summary>
    public static string InWords(Aggregation aggregation, IReadOnlyCollection<MeasuredThere> values)
    {
        if (aggregation == Aggregation.Sum)
            return Figure(values.Sum(v => decimal.Truncate(v.Value * v.AttributionPercent * 100) / 10_000));
        if (aggregation == Aggregation.WeightedMean)
        {
            var weighted = values.Where(v => v.Denominator > 0).ToList();
            return weighted.Count == 0
                ? "None: what it was measured over is not known"
                : Figure(decimal.Round(weighted.Sum(v => v.Value * v.Denominator!.Value) / weighted.Sum(v => v.Denominator!.Value), 4));
        }
        var last = values.GroupBy(v => v.BenefitId).Select(g => g.MaxBy(v => v.Period)!.Value).Order().ToList();
        return last.Count == 1 ? Figure(last[0]) : $"{Figure(last[0])} to {Figure(last[^1])} ({last.Count} benefits)";
    }

    private static string Figure(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
