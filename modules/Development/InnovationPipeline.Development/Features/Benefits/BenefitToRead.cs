using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed record BenefitInFull(
    Guid Id,
    uint Version,
    Guid InitiativeId,
    string InitiativeTitle,
    string Measure,
    string Class,
    bool HasMoney,
    bool IsDisbenefit,
    string Unit,
    Direction Direction,
    Interval Interval,
    string Confidence,
    int AttributionPercent,
    string Owner,
    string Beneficiary,
    PlanShown Plan,
    PlanShown? Proposed,
    int Versions,
    Attributed? Planned,
    Attributed? NoLongerExpected,
    DateOnly? ExpectedUntil,
    Attributed? Claimed,
    Attributed? Verified,
    bool IsExcluded,
    bool GivesWay,
    IReadOnlyList<ConflictShown> Conflicts,
    bool IsRecurrent,
    Aggregation Aggregation,
    int? PriceYear,
    string? Budget,
    DateOnly? BudgetReducedOn,
    string? DependsOn,
    string? Assumptions,
    string? DataSource,
    Guid? ObjectiveId,
    IReadOnlyList<PlanChoice> Objectives,
    BenefitStatus Status,
    string Collector,
    int CollectAfter,
    string VerifiedBy,
    Realisation Realisation,
    IReadOnlyList<BenefitYear> Years,
    IReadOnlyList<PeriodChoice> Gaps,
    IReadOnlyList<PlanShown> Plans,
    IReadOnlyList<PeriodShown> Periods,
    IReadOnlyList<ActualShown> Actuals,
    IReadOnlyList<PeriodChoice> Recordable
);

/// <summary>Another benefit that counts the same gain.</summary>
internal sealed record ConflictShown(Guid BenefitId, string Initiative, int AttributionPercent, bool IsVisible);

internal sealed record PlanShown(
    int Number,
    decimal BaselineValue,
    DateOnly BaselineOn,
    string BaselineSource,
    decimal TargetValue,
    DateOnly TargetOn,
    int AttributionPercent,
    string? Reason,
    string ProposedBy,
    string? ApprovedBy,
    DateTimeOffset? LockedAt,
    IReadOnlyList<PlannedFigure> Profile
);

/// <summary>The whole change in one period; a period without a figure is a gap, not a zero.</summary>
internal sealed record PeriodShown(
    DateOnly Start,
    string InWords,
    decimal? PlannedValue,
    decimal? PlannedPounds,
    decimal? ClaimedValue,
    decimal? ClaimedPounds,
    decimal? VerifiedValue,
    decimal? VerifiedPounds
);

internal sealed record PeriodChoice(DateOnly Start, string InWords);

internal sealed record ActualShown(
    Guid Id,
    string Period,
    decimal Value,
    decimal? ClaimedPounds,
    decimal? VerifiedValue,
    decimal? VerifiedPounds,
    string State,
    string Evidence,
    string? Link,
    string RecordedBy,
    DateTimeOffset RecordedAt,
    string? VerifiedBy,
    DateTimeOffset? VerifiedAt,
    string? Reason,
    bool IsReversal,
    bool IsReversed
)
{
    /// <summary>Entered after the plan was locked, for a period that had ended by then.</summary>
    public bool IsBackDated { get; init; }
}

[Requires(DevelopmentPermission.See)]
internal sealed record BenefitToRead(Guid BenefitId) : IQuery<BenefitInFull>, IInBenefit;

internal sealed class BenefitToReadHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IPeople people,
    IOrganisations organisations,
    TimeProvider clock
) : IQueryHandler<BenefitToRead, BenefitInFull>
{
    public async Task<BenefitInFull> Handle(BenefitToRead query, CancellationToken ct)
    {
        var b = await db.Benefits.AsNoTracking().AsSplitQuery().Get(query.BenefitId, ct);
        var initiative = await db.Initiatives.Where(i => i.Id == b.InitiativeId).Select(i => new { i.Title, i.Stage }).SingleAsync(ct);
        var names = await Names.Ask(
            people,
            [
                b.OwnerId,
                b.CollectorId,
                .. b.Plans.SelectMany(p => new[] { p.ProposedBy, p.ApprovedBy }),
                .. b.Actuals.SelectMany(a => new[] { a.RecordedBy, a.VerifiedBy }),
            ],
            ct
        );
        var givesWay = Stages.GivesWay(initiative.Stage);
        var conflicts = b.IsExcluded ? await Conflicts(b, givesWay, ct) : [];
        var beneficiary = await organisations.Find(b.BeneficiaryOrganisationId, ct);
        var live = b.Actuals.Where(a => a.IsLive).ToDictionary(a => a.Period);
        var objectives = await db.ObjectivesOf(b.InitiativeId, ct);
        var today = London.DayOf(clock.GetUtcNow());

        return new BenefitInFull(
            b.Id,
            b.Version,
            b.InitiativeId,
            initiative.Title,
            b.Measure,
            BenefitClasses.InWords(b.Class),
            b.HasMoney,
            b.IsDisbenefit,
            b.Unit,
            b.Direction,
            b.Interval,
            b.Confidence.ToString(),
            b.AttributionPercent,
            names.Of(b.OwnerId),
            beneficiary?.Name ?? "An organisation that is no longer known",
            Shown(b.Plan, names),
            b.Proposed is { } proposed ? Shown(proposed, names) : null,
            b.Plans.Count,
            b.Planned,
            b.NoLongerExpected,
            b.ExpectedUntil,
            b.Claimed,
            b.Verified,
            b.IsExcluded,
            givesWay,
            conflicts,
            b.IsRecurrent,
            b.Aggregation,
            b.PriceYear,
            b.Budget,
            b.BudgetReducedOn,
            b.DependsOn,
            b.Assumptions,
            b.DataSource,
            b.ObjectiveId,
            objectives,
            BenefitStanding.Of(b, today, London.DayOf),
            names.Of(b.CollectorId),
            b.CollectAfter,
            VerifierKinds.InWords(VerifierKinds.For(b.Class)),
            Realisation.Of(b, today),
            BenefitYear.Of(b),
            [.. b.Gaps(today).Select(start => new PeriodChoice(start, Intervals.InWords(b.Interval, start)))],
            [.. b.Plans.Where(p => p.ApprovedAt is not null).OrderBy(p => p.Number).Select(p => Shown(p, names))],
            [.. b.Periods.Concat(live.Keys).Distinct().Order().Select(start => Period(b, start, live.GetValueOrDefault(start)))],
            [
                .. b
                    .Actuals.OrderByDescending(a => a.Period)
                    .ThenByDescending(a => a.RecordedAt)
                    .Select(a => new ActualShown(
                        a.Id,
                        Intervals.InWords(b.Interval, a.Period),
                        a.Value,
                        a.ClaimedPounds,
                        a.VerifiedValue,
                        a.VerifiedPounds,
                        a.State.ToString(),
                        a.Evidence,
                        a.Link,
                        names.Of(a.RecordedBy),
                        a.RecordedAt,
                        a.VerifiedBy is null ? null : names.Of(a.VerifiedBy),
                        a.VerifiedAt,
                        a.Reason,
                        a.ReversesId is not null,
                        a.ReversedById is not null
                    )
                    {
                        IsBackDated = b.IsBackDated(a, London.DayOf),
                    }),
            ],
            [
                .. b
                    .CollectionPeriods.Where(start => start <= today && !live.ContainsKey(start))
                    .Select(start => new PeriodChoice(start, Intervals.InWords(b.Interval, start))),
            ]
        );
    }

    private async Task<IReadOnlyList<ConflictShown>> Conflicts(Benefit b, bool givesWay, CancellationToken ct)
    {
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var others = await (
            from o in db.Benefits.IgnoreAutoIncludes()
            join i in db.Initiatives on o.InitiativeId equals i.Id
            where
                db.Measures.Any(m => m.Id == o.CatalogueMeasureId && m.Key == db.Measures.First(own => own.Id == b.CatalogueMeasureId).Key)
                && o.Id != b.Id
                && (givesWay || (o.IsExcluded && !Stages.ThatGiveWay.Contains(i.Stage)))
            orderby i.Title
            select new
            {
                o.Id,
                InitiativeId = i.Id,
                i.Title,
                AttributionPercent = db.CurrentPlans.Where(p => p.BenefitId == o.Id).Select(p => p.AttributionPercent).First(),
            }
        ).ToListAsync(ct);
        return
        [
            .. others.Select(o =>
                scopes.Contains(o.InitiativeId)
                    ? new ConflictShown(o.Id, o.Title, o.AttributionPercent, IsVisible: true)
                    : new ConflictShown(Guid.Empty, "An initiative that you may not see", o.AttributionPercent, IsVisible: false)
            ),
        ];
    }

    private static PlanShown Shown(BenefitPlan p, Names names) =>
        new(
            p.Number,
            p.BaselineValue,
            p.BaselineOn,
            p.BaselineSource,
            p.TargetValue,
            p.TargetOn,
            p.AttributionPercent,
            p.Reason,
            names.Of(p.ProposedBy),
            p.ApprovedBy is null ? null : names.Of(p.ApprovedBy),
            p.LockedAt,
            [.. p.Profile.OrderBy(x => x.Start).Select(x => new PlannedFigure(x.Start, x.Value, x.Pounds))]
        );

    private static PeriodShown Period(Benefit b, DateOnly start, Actual? actual)
    {
        var planned = b.Plan.Profile.FirstOrDefault(p => p.Start == start);
        return new PeriodShown(
            start,
            Intervals.InWords(b.Interval, start),
            planned?.Value,
            planned?.Pounds,
            actual?.Value,
            actual?.ClaimedPounds,
            actual?.VerifiedValue,
            actual?.VerifiedPounds
        );
    }
}
