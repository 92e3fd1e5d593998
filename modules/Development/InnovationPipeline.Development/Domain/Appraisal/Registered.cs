namespace InnovationPipeline.Development.Domain.Appraisal;

/// <summary>What the register plans, as an appraisal counts it.</summary>
internal static class Registered
{
    /// <returns>nothing for a benefit without pounds, and for one that another counts too</returns>
    public static IEnumerable<PlannedValue> Planned(Benefit benefit) =>
        benefit is { HasMoney: true, IsExcluded: false }
            ? benefit.Expected.Select(p => new PlannedValue(
                FinancialYears.Of(p.Start),
                benefit.Share(p.Pounds)!.Value.Ours,
                benefit.Class == BenefitClass.CashReleasing ? ValueClass.CashReleasing : ValueClass.NonCashReleasing
            )
            {
                PriceYear = benefit.PriceYear,
            })
            : [];
}
