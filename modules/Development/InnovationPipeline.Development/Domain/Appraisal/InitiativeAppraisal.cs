using System.Globalization;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain.Appraisal;

/// <summary>What one initiative costs and is worth by financial year, and the assumptions behind it; under the initiative's id.</summary>
internal sealed class InitiativeAppraisal : Aggregate
{
    public const int MostLines = 100;
    public const int LongestHorizon = 60;

    internal static class Rules
    {
        internal static readonly Rule PlausibleYear = new("Enter a financial year that begins from 2000 to 2100");
        internal static readonly Rule PlausiblePercents = new(
            "Enter percentages from 0 to 200 for costs, 0 to 100 for benefits and 0 to 25 for inflation"
        );
        internal static readonly Rule PlausibleDelay = new("Enter a delay from 0 to 10 years");
        internal static readonly Rule BiasHasReason = new("Say why other percentages or years than those proposed are used");
        internal static readonly Rule Sourced = new("Say where the assumptions come from");
        internal static readonly Rule InItsYears = new(
            "Enter years from year 0 of the appraisal to 60 years on, the last not before the first"
        );
        internal static readonly Rule Positive = new("Enter an amount above £0");
        internal static readonly Rule Described = new("Say what the amount is for");
        internal static readonly Rule NotTooMany = new("An appraisal holds at most 100 lines: put small ones together");
        internal static readonly Rule Known = new("This line has already been removed");
    }

    private readonly List<AppraisalLine> _lines = [];

    private InitiativeAppraisal()
        : base(Guid.Empty) { }

    public InitiativeAppraisal(Guid initiativeId, DateOnly today)
        : base(initiativeId)
    {
        (YearZero, PriceYear, Source) = (FinancialYears.Of(today), FinancialYears.Of(today), "");
    }

    /// <summary>The financial year that is not discounted.</summary>
    public int YearZero { get; private set; }
    public ScheduleName Schedule { get; private set; }

    /// <summary>The financial year in whose prices everything is shown.</summary>
    public int PriceYear { get; private set; }

    /// <summary>The deflator assumed for each year; 0 where amounts are in real prices already.</summary>
    public decimal InflationPercent { get; private set; }

    /// <summary>Optimism bias: costs are raised by this,</summary>
    public decimal CostsRaisedPercent { get; private set; }

    /// <summary>benefits are cut by this,</summary>
    public decimal BenefitsCutPercent { get; private set; }

    /// <summary>and begin this much later.</summary>
    public int BenefitsLaterYears { get; private set; }

    /// <summary>By what table of the product optimism bias was proposed when these were set; none before anybody set them.</summary>
    public string? BiasProposedBy { get; private set; }

    /// <summary>Why other percentages than those proposed were entered; none where they were accepted.</summary>
    public string? BiasReason { get; private set; }
    public string Source { get; private set; } = "";
    public IReadOnlyList<AppraisalLine> Lines => _lines;

    /// <summary>What it puts in for optimism.</summary>
    public OptimismBias Bias => new(CostsRaisedPercent, BenefitsCutPercent, BenefitsLaterYears);

    /// <param name="proposed">what the product proposes for these benefits; none where it has nothing to go by</param>
    /// <param name="biasReason">why something else is used</param>
    public void Assume(Assumptions assumed, BiasProposal? proposed = null, string? biasReason = null)
    {
        Rules.PlausibleYear.Require(assumed is { YearZero: >= 2000 and <= 2100, PriceYear: >= 2000 and <= 2100 });
        Rules.PlausiblePercents.Require(
            assumed is { CostsRaisedPercent: >= 0 and <= 200, BenefitsCutPercent: >= 0 and <= 100, InflationPercent: >= 0 and <= 25 }
        );
        Rules.PlausibleDelay.Require(assumed.BenefitsLaterYears is >= 0 and <= 10);
        Rules.Sourced.Require(!string.IsNullOrWhiteSpace(assumed.Source));
        var accepted =
            proposed is null
            || proposed.Bias == new OptimismBias(assumed.CostsRaisedPercent, assumed.BenefitsCutPercent, assumed.BenefitsLaterYears);
        Rules.BiasHasReason.Require(accepted || !string.IsNullOrWhiteSpace(biasReason));

        (BiasProposedBy, BiasReason) = (proposed?.By, accepted ? null : biasReason!.Trim());
        (YearZero, Schedule, PriceYear) = (assumed.YearZero, assumed.Schedule, assumed.PriceYear);
        (InflationPercent, CostsRaisedPercent, BenefitsCutPercent) = (
            assumed.InflationPercent,
            assumed.CostsRaisedPercent,
            assumed.BenefitsCutPercent
        );
        (BenefitsLaterYears, Source) = (assumed.BenefitsLaterYears, assumed.Source.Trim());
    }

    public void Add(Guid lineId, NewLine line)
    {
        Rules.NotTooMany.Require(_lines.Count < MostLines);
        Rules.Described.Require(!string.IsNullOrWhiteSpace(line.Words));
        Rules.Positive.Require(line.PoundsAYear.Pounds > 0);
        Rules.InItsYears.Require(line.FromYear >= YearZero && line.ToYear >= line.FromYear && line.ToYear <= YearZero + LongestHorizon);
        _lines.Add(new AppraisalLine(lineId, Id, line));
    }

    public AppraisalLine Remove(Guid lineId)
    {
        var line = _lines.Find(l => l.Id == lineId);
        Rules.Known.Require(line is not null);
        _lines.Remove(line);
        return line;
    }

    /// <summary>Every assumption in one sentence, with where it comes from.</summary>
    public string AssumedInWords(DiscountEdition edition) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{edition.Name}, {edition[Schedule].InWords}; year 0 is {FinancialYears.InWords(YearZero)}, in {FinancialYears.InWords(PriceYear)} prices at {InflationPercent:0.##}% inflation; costs raised by {CostsRaisedPercent:0.##}%, benefits cut by {BenefitsCutPercent:0.##}%{(BenefitsLaterYears == 0 ? "" : $" and {BenefitsLaterYears} {(BenefitsLaterYears == 1 ? "year" : "years")} later")}{BiasInWords}. {(Source.Length == 0 ? "Nobody has confirmed this yet" : Source)}"
        );

    /// <summary>Whether that is what was proposed, and else why not; nothing where nothing was proposed.</summary>
    public string BiasInWords =>
        BiasProposedBy is null ? ""
        : BiasReason is null ? " as the product proposed"
        : $" instead of what the product proposed ({BiasReason.TrimEnd('.')})";

    /// <summary>When costs are paid back.</summary>
    /// <param name="net">over all years: costs that come later may exceed what had been paid back</param>
    public string PaybackInWords(int? year, decimal net) =>
        year is { } known
            ? $"In {FinancialYears.InWords(YearZero + known)} (year {known}), not discounted{(net < 0 ? "; later costs exceed it again" : "")}"
            : "Never, on this plan";

    /// <param name="planned">what the register plans: pounds by financial year, those against with a minus</param>
    public AppraisedCase Of(DiscountEdition edition, IEnumerable<PlannedValue> planned)
    {
        var (costs, benefits, before) = (new List<CostFlow>(), new List<BenefitFlow>(), 0);
        foreach (var line in _lines)
        {
            before += Math.Max(0, Math.Min(line.ToYear + 1, YearZero) - line.FromYear);
            for (var year = Math.Max(line.FromYear, YearZero); year <= line.ToYear; year++)
                if (line.Class is { } kind)
                    benefits.Add(new BenefitFlow(year - YearZero, Real(line.PoundsAYear.Pounds, year), kind));
                else
                    costs.Add(new CostFlow(year - YearZero, Real(line.PoundsAYear.Pounds, year)));
        }
        foreach (var value in planned)
            if (value.FinancialYear < YearZero)
                before++;
            else
                benefits.Add(
                    new BenefitFlow(value.FinancialYear - YearZero, Real(value.Pounds, value.PriceYear ?? value.FinancialYear), value.Class)
                );

        var asEntered = new CostBenefit(edition, Schedule, costs, benefits);
        var adjusted = asEntered.Adjusted(1 + CostsRaisedPercent / 100, 1 - BenefitsCutPercent / 100, BenefitsLaterYears);
        return new AppraisedCase(asEntered, adjusted, before);
    }

    /// <summary>Pounds of that year in the prices of the price year.</summary>
    private decimal Real(decimal pounds, int year) => Deflator.Real(pounds, year - PriceYear, InflationPercent / 100);
}

/// <param name="Adjusted">after optimism bias: what the page's figures rest on</param>
/// <param name="AmountsBefore">amounts before year 0, in no figure</param>
internal sealed record AppraisedCase(CostBenefit AsEntered, CostBenefit Adjusted, int AmountsBefore);

internal sealed record PlannedValue(int FinancialYear, decimal Pounds, ValueClass Class)
{
    /// <summary>The financial year in whose prices the pounds are; none for those of its own year.</summary>
    public int? PriceYear { get; init; }
}

internal sealed record Assumptions(
    int YearZero,
    ScheduleName Schedule,
    int PriceYear,
    decimal InflationPercent,
    decimal CostsRaisedPercent,
    decimal BenefitsCutPercent,
    int BenefitsLaterYears,
    string Source
);

internal enum LineKind
{
    Capital,
    Revenue,
    Societal,
    Qaly,
}

internal sealed record NewLine(LineKind Kind, int FromYear, int ToYear, Money PoundsAYear, string Words);

/// <summary>The same amount in each of its financial years: a cost, or a value to society that the register does not hold.</summary>
internal sealed class AppraisalLine
{
    private AppraisalLine() { }

    internal AppraisalLine(Guid id, Guid initiativeId, NewLine line)
    {
        (Id, InitiativeId, Kind) = (id, initiativeId, line.Kind);
        (FromYear, ToYear, PoundsAYear, Words) = (line.FromYear, line.ToYear, line.PoundsAYear, line.Words.Trim());
    }

    public Guid Id { get; private set; }
    public Guid InitiativeId { get; private set; }
    public LineKind Kind { get; private set; }
    public int FromYear { get; private set; }
    public int ToYear { get; private set; }
    public Money PoundsAYear { get; private set; }
    public string Words { get; private set; } = "";

    /// <summary>None for a cost.</summary>
    public ValueClass? Class =>
        Kind switch
        {
            LineKind.Societal => ValueClass.Societal,
            LineKind.Qaly => ValueClass.Qaly,
            _ => null,
        };

    public string YearsInWords =>
        FromYear == ToYear ? FinancialYears.InWords(FromYear) : $"{FinancialYears.InWords(FromYear)} to {FinancialYears.InWords(ToYear)}";

    public string Summary => $"{Words}: {InWords(Kind).ToLowerInvariant()} of {PoundsAYear} a year in {YearsInWords}";

    public static string InWords(LineKind kind) =>
        kind switch
        {
            LineKind.Capital => "Capital cost",
            LineKind.Revenue => "Revenue cost",
            LineKind.Societal => "Value to society",
            _ => "Value of health gained (QALYs)",
        };
}

/// <summary>Takes inflation out of an amount.</summary>
internal static class Deflator
{
    /// <param name="yearsAfter">after the price year; before it with a minus</param>
    /// <param name="rate">a year, for example 0.02</param>
    public static decimal Real(decimal pounds, int yearsAfter, decimal rate)
    {
        var factor = 1m;
        for (var i = 0; i < Math.Abs(yearsAfter) && rate != 0; i++)
            factor *= 1 + rate;
        return yearsAfter >= 0 ? pounds / factor : pounds * factor;
    }
}
