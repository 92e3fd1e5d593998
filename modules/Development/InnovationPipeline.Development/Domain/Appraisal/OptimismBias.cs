using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InnovationPipeline.Development.Domain.Appraisal;

/// <summary>By how much a case is expected to be too hopeful.</summary>
internal sealed record OptimismBias(decimal CostsRaisedPercent, decimal BenefitsCutPercent, int BenefitsLaterYears)
{
    public string InWords =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"costs {CostsRaisedPercent:0.##}% higher{(BenefitsLaterYears == 0 ? " and" : ",")} benefits {BenefitsCutPercent:0.##}% lower{(BenefitsLaterYears == 0 ? "" : $" and {BenefitsLaterYears} {(BenefitsLaterYears == 1 ? "year" : "years")} later")}"
        );
}

/// <param name="By">the table that it comes from</param>
internal sealed record BiasProposal(string By, OptimismBias Bias);

/// <summary>
/// What the product proposes for each degree of confidence, from a day on: a file of the product (OptimismBias.json) to which editions are only
/// added. It is no national rule, and whoever appraises may enter something else with a reason.
/// </summary>
internal sealed record BiasEdition(string Name, DateOnly From, string Source, IReadOnlyDictionary<Confidence, OptimismBias> ByConfidence)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Oldest first.</summary>
    public static readonly IReadOnlyList<BiasEdition> All = Read();

    /// <returns>none before the first edition</returns>
    public static BiasEdition? On(DateOnly day) => All.LastOrDefault(e => e.From <= day);

    /// <summary>
    /// The mean of what is proposed for the confidence in each benefit, weighted by its planned pounds: whole percentages and years.
    /// </summary>
    /// <returns>none where no benefit has pounds that are counted</returns>
    public BiasProposal? Propose(IEnumerable<Benefit> benefits)
    {
        var weighted = benefits
            .Select(b => (Bias: ByConfidence[b.Confidence], Weight: Registered.Planned(b).Sum(p => Math.Abs(p.Pounds))))
            .Where(b => b.Weight > 0)
            .ToList();
        var total = weighted.Sum(b => b.Weight);
        return total == 0
            ? null
            : new BiasProposal(
                Name,
                new OptimismBias(Mean(b => b.CostsRaisedPercent), Mean(b => b.BenefitsCutPercent), (int)Mean(b => b.BenefitsLaterYears))
            );

        decimal Mean(Func<OptimismBias, decimal> of) =>
            decimal.Round(weighted.Sum(b => of(b.Bias) * b.Weight) / total, MidpointRounding.AwayFromZero);
    }

    private static IReadOnlyList<BiasEdition> Read()
    {
        using var file = typeof(BiasEdition).Assembly.GetManifestResourceStream("OptimismBias.json")!;
        return [.. JsonSerializer.Deserialize<IReadOnlyList<BiasEdition>>(file, Written)!.OrderBy(e => e.From)];
    }
}
