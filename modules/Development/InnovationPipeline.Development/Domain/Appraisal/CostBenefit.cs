namespace InnovationPipeline.Development.Domain.Appraisal;

/// <summary>What a pound of benefit is; only the first is cash.</summary>
internal enum ValueClass
{
    CashReleasing,
    NonCashReleasing,
    Societal,
    Qaly,
    Unmonetised,
}

internal readonly record struct CostFlow(int Year, decimal Pounds);

internal readonly record struct BenefitFlow(int Year, decimal Pounds, ValueClass Class)
{
    /// <summary>A disbenefit.</summary>
    public bool IsAgainst => Pounds < 0;
}

/// <summary>Costs and benefits by year, in real pounds; year 0 is not discounted.</summary>
/// <remarks>
/// Present value = Σ pounds × factor of the year. QALYs use the health schedule, everything else the chosen one; unmonetised
/// benefits are in no sum. Figures are rounded once, at the end: pounds to the penny, ratios to 4 places. Source: the Green Book.
/// </remarks>
internal sealed record CostBenefit(
    DiscountEdition Edition,
    ScheduleName Schedule,
    IReadOnlyList<CostFlow> Costs,
    IReadOnlyList<BenefitFlow> Benefits
)
{
    public CostBenefitFigures Figures()
    {
        var (costs, benefits) = (Costs.Sum(Discounted), Benefits.Sum(Discounted));
        var cash = Benefits.Where(b => b.Class == ValueClass.CashReleasing).Sum(Discounted);
        return new CostBenefitFigures(
            Pence(costs),
            Pence(benefits),
            Pence(benefits - costs),
            Pence(costs) > 0 ? decimal.Round(benefits / costs, 4, MidpointRounding.AwayFromZero) : null,
            Payback(Benefits.Where(b => b.Class != ValueClass.Unmonetised)),
            Payback(Benefits.Where(b => b.Class == ValueClass.CashReleasing)),
            Pence(cash - costs)
        );
    }

    /// <summary>The same case with costs and benefits multiplied and benefits later by whole years.</summary>
    /// <remarks>A disbenefit (pounds below 0) goes with the costs: raised as they are, never cut and never delayed.</remarks>
    public CostBenefit Adjusted(decimal costs = 1m, decimal benefits = 1m, int laterBy = 0) =>
        this with
        {
            Costs = [.. Costs.Select(c => c with { Pounds = c.Pounds * costs })],
            Benefits =
            [
                .. Benefits
                    .Select(b =>
                        b.IsAgainst
                            ? b with
                            {
                                Pounds = b.Pounds * costs,
                            }
                            : b with
                            {
                                Year = b.Year + laterBy,
                                Pounds = b.Pounds * benefits,
                            }
                    )
                    .Where(b => b.Year <= DiscountSchedule.LastYear),
            ],
        };

    public bool HasDisbenefits => Benefits.Any(b => b.IsAgainst);

    /// <summary>By how much benefits may change before the net present social value is 0: −0.53 is 53% fewer; none without benefits.</summary>
    public decimal? BenefitsSwitchAt => Ratio(Borne, Gained);

    /// <summary>By how much costs, disbenefits with them, may change before the net present social value is 0; none without either.</summary>
    public decimal? CostsSwitchAt => Ratio(Gained, Borne);

    private decimal Gained => Benefits.Where(b => !b.IsAgainst).Sum(Discounted);

    private decimal Borne => Costs.Sum(Discounted) - Benefits.Where(b => b.IsAgainst).Sum(Discounted);

    public IReadOnlyList<YearOfFlows> Years
    {
        get
        {
            var last = Costs.Select(c => c.Year).Concat(Benefits.Select(b => b.Year)).DefaultIfEmpty(0).Max();
            return
            [
                .. Enumerable
                    .Range(0, last + 1)
                    .Select(year => new YearOfFlows(
                        year,
                        Costs.Where(c => c.Year == year).Sum(c => c.Pounds),
                        Of(year, ValueClass.CashReleasing),
                        Of(year, ValueClass.NonCashReleasing),
                        Of(year, ValueClass.Societal),
                        Of(year, ValueClass.Qaly),
                        Edition[Schedule].Factor(year)
                    )),
            ];
        }
    }

    private decimal Of(int year, ValueClass kind) => Benefits.Where(b => b.Year == year && b.Class == kind).Sum(b => b.Pounds);

    private decimal Discounted(CostFlow cost) => cost.Pounds * Edition[Schedule].Factor(cost.Year);

    private decimal Discounted(BenefitFlow benefit) =>
        benefit.Class switch
        {
            ValueClass.Unmonetised => 0m,
            ValueClass.Qaly => benefit.Pounds * Edition[ScheduleName.Health].Factor(benefit.Year),
            _ => benefit.Pounds * Edition[Schedule].Factor(benefit.Year),
        };

    /// <summary>The first year, once money has been spent, by which undiscounted benefits have covered undiscounted costs.</summary>
    private int? Payback(IEnumerable<BenefitFlow> benefits)
    {
        var flows = benefits.ToLookup(b => b.Year, b => b.Pounds);
        var spent = Costs.Where(c => c.Pounds > 0).ToLookup(c => c.Year, c => c.Pounds);
        var begins = spent.Select(s => s.Key).DefaultIfEmpty(0).Min();
        var last = flows.Select(f => f.Key).Concat(spent.Select(s => s.Key)).DefaultIfEmpty(0).Max();
        var sum = 0m;
        for (var year = 0; year <= last; year++)
        {
            sum += flows[year].Sum() - spent[year].Sum();
            if (year >= begins && sum >= 0)
                return year;
        }
        return null;
    }

    private static decimal? Ratio(decimal wanted, decimal had) =>
        Pence(had) > 0 ? decimal.Round(wanted / had - 1, 4, MidpointRounding.AwayFromZero) : null;

    private static decimal Pence(decimal pounds) => decimal.Round(pounds, 2, MidpointRounding.AwayFromZero);
}

/// <param name="Npsv">social value, not cash: cash and non-cash together</param>
/// <param name="Bcr">benefits for each pound of cost; none where costs are less than a penny</param>
/// <param name="PaybackYear">none where benefits never cover costs</param>
internal sealed record CostBenefitFigures(
    decimal PvCosts,
    decimal PvBenefits,
    decimal Npsv,
    decimal? Bcr,
    int? PaybackYear,
    int? CashPaybackYear,
    decimal CashReleasingNpv
);

/// <param name="Factor">the chosen schedule's; QALYs have the health schedule's</param>
internal sealed record YearOfFlows(
    int Year,
    decimal Costs,
    decimal CashReleasing,
    decimal NonCashReleasing,
    decimal Societal,
    decimal Qaly,
    decimal Factor
)
{
    public decimal Net => NetCash + NonCashReleasing + Societal + Qaly;

    public decimal NetCash => CashReleasing - Costs;
}
