using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Development.Domain.Appraisal;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Appraisal;

/// <param name="CountedTwice">benefits that another claims too: they are in no figure until that is settled</param>
/// <param name="Assumed">none before somebody has confirmed them</param>
internal sealed record AppraisalShown(
    string InitiativeTitle,
    uint Version,
    Assumptions Assumed,
    bool IsConfirmed,
    string Edition,
    DateOnly EditionFrom,
    string Rates,
    string HealthRates,
    CostBenefitFigures Figures,
    string Payback,
    string CashPayback,
    IReadOnlyList<YearShown> Years,
    IReadOnlyList<VariantShown> Variants,
    decimal? BenefitsSwitchAt,
    decimal? CostsSwitchAt,
    IReadOnlyList<LineShown> Lines,
    IReadOnlyList<PlannedShown> Planned,
    int AmountsBefore,
    int WithoutPounds,
    int CountedTwice
)
{
    /// <summary>They go with the costs wherever something is assumed to be worse.</summary>
    public bool HasDisbenefits { get; init; }

    /// <summary>What the product proposes for optimism bias today; none where no benefit in pounds is planned.</summary>
    public BiasShown? Proposed { get; init; }

    /// <summary>Whether the bias is what the product proposed, and why not; nothing where nothing was proposed.</summary>
    public required string BiasInWords { get; init; }
    public string? BiasReason { get; init; }

    public bool IsEmpty => Lines.Count == 0 && Planned.Count == 0;
}

internal sealed record BiasShown(string By, string Source, OptimismBias Bias);

internal sealed record YearShown(string InWords, YearOfFlows Flows);

internal sealed record VariantShown(string InWords, CostBenefitFigures Figures);

internal sealed record LineShown(Guid Id, string Kind, string Years, decimal PoundsAYear, string Words);

/// <summary>What the register plans for one benefit.</summary>
internal sealed record PlannedShown(Guid BenefitId, string Measure, string Class, string Pounds);

/// <summary>The initiative's costs and benefits, discounted, with how much depends on the assumptions.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record AppraisalToRead(Guid InitiativeId) : IQuery<AppraisalShown>, IInInitiative;

internal sealed class AppraisalToReadHandler(DevelopmentDb db, TimeProvider clock) : IQueryHandler<AppraisalToRead, AppraisalShown>
{
    public async Task<AppraisalShown> Handle(AppraisalToRead query, CancellationToken ct)
    {
        var id = query.InitiativeId;
        var initiative = await db.Initiatives.AsNoTracking().Get(id, ct);
        var appraisal = await db.Appraisals.AsNoTracking().Get(id, ct);
        var benefits = await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => b.InitiativeId == id).ToListAsync(ct);
        var today = London.DayOf(clock.GetUtcNow());
        var edition = DiscountEdition.On(today);
        var proposed =
            BiasEdition.On(today) is { } table && table.Propose(benefits) is { } proposal
                ? new BiasShown(proposal.By, table.Source, proposal.Bias)
                : null;
        var (adjusted, before) = Appraised(appraisal, benefits, edition);
        var (figures, years) = (adjusted.Figures(), adjusted.Years);

        return new AppraisalShown(
            initiative.Title,
            appraisal.Version,
            new Assumptions(
                appraisal.YearZero,
                appraisal.Schedule,
                appraisal.PriceYear,
                appraisal.InflationPercent,
                appraisal.CostsRaisedPercent,
                appraisal.BenefitsCutPercent,
                appraisal.BenefitsLaterYears,
                appraisal.Source
            ),
            appraisal.Source.Length > 0,
            edition.Name,
            edition.From,
            edition[appraisal.Schedule].InWords,
            edition[ScheduleName.Health].InWords,
            figures,
            appraisal.PaybackInWords(figures.PaybackYear, years.Sum(y => y.Net)),
            appraisal.PaybackInWords(figures.CashPaybackYear, years.Sum(y => y.NetCash)),
            [.. years.Select(y => new YearShown(FinancialYears.InWords(appraisal.YearZero + y.Year), y))],
            [.. Variants(adjusted, edition)],
            adjusted.BenefitsSwitchAt,
            adjusted.CostsSwitchAt,
            [
                .. appraisal
                    .Lines.OrderBy(l => l.Kind)
                    .ThenBy(l => l.FromYear)
                    .ThenBy(l => l.Id)
                    .Select(l => new LineShown(l.Id, AppraisalLine.InWords(l.Kind), l.YearsInWords, l.PoundsAYear.Pounds, l.Words)),
            ],
            [
                .. benefits
                    .Where(b => b is { HasMoney: true, IsExcluded: false })
                    .OrderBy(b => b.Class)
                    .ThenBy(b => b.Measure, StringComparer.Ordinal)
                    .Select(b => new PlannedShown(
                        b.Id,
                        b.Measure,
                        BenefitClasses.InWords(b.Class),
                        b.Planned!.Value.InWords(b.AttributionPercent)
                    )),
            ],
            before,
            benefits.Count(b => !b.HasMoney),
            benefits.Count(b => b.IsExcluded)
        )
        {
            HasDisbenefits = adjusted.HasDisbenefits,
            Proposed = proposed,
            BiasInWords = appraisal.BiasInWords,
            BiasReason = appraisal.BiasReason,
        };
    }

    internal static (CostBenefit Adjusted, int Before) Appraised(
        InitiativeAppraisal appraisal,
        IEnumerable<Benefit> benefits,
        DiscountEdition edition
    )
    {
        var made = appraisal.Of(edition, benefits.SelectMany(Registered.Planned));
        return (made.Adjusted, made.AmountsBefore);
    }

    private static IEnumerable<VariantShown> Variants(CostBenefit made, DiscountEdition edition)
    {
        yield return new("As assumed", made.Figures());
        yield return new("Benefits 20% lower", made.Adjusted(benefits: 0.8m).Figures());
        yield return new("Costs 10% higher", made.Adjusted(costs: 1.1m).Figures());
        yield return new("Benefits 20% lower and costs 10% higher", made.Adjusted(costs: 1.1m, benefits: 0.8m).Figures());
        yield return new("Benefits 1 year later", made.Adjusted(laterBy: 1).Figures());
        if (made.Schedule != ScheduleName.Sensitivity && edition.Schedules.Any(s => s.Name == ScheduleName.Sensitivity))
            yield return new("Discounted at the sensitivity rates", (made with { Schedule = ScheduleName.Sensitivity }).Figures());
    }
}
