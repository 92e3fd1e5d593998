using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

internal enum RegisterView
{
    All,
    Unverified,
    Excluded,
}

internal sealed record RegisterRow(
    Guid Id,
    string Measure,
    string Initiative,
    string Class,
    bool IsDisbenefit,
    bool IsExcluded,
    decimal? Planned,
    decimal? Claimed,
    decimal? Verified,
    int Waiting
);

/// <summary>Pounds of one class; those of different classes are never added.</summary>
internal sealed record RegisterTotal(string Class, decimal Planned, decimal Claimed, decimal Verified);

/// <param name="Excluded">benefits that count a gain twice: in no total</param>
/// <param name="OldestUnverifiedDays">since the oldest claim that nobody has judged was recorded; none where nothing waits</param>
internal sealed record RegisterShown(Paged<RegisterRow> Page, IReadOnlyList<RegisterTotal> Totals, int Excluded, int? OldestUnverifiedDays);

/// <summary>The benefits that the asker may see, with the totals of each class in pounds.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record BenefitRegister(BenefitClass? Class, RegisterView View, int Page) : IQuery<RegisterShown>;

internal sealed class BenefitRegisterHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : IQueryHandler<BenefitRegister, RegisterShown>
{
    public async Task<RegisterShown> Handle(BenefitRegister query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.See, ct);
        var visible = db.Benefits.IgnoreAutoIncludes().VisibleTo(scopes).Where(b => query.Class == null || b.Class == query.Class);
        var matching = query.View switch
        {
            RegisterView.Unverified => visible.Where(b => b.Actuals.Any(a => a.State == ActualState.Claimed)),
            RegisterView.Excluded => visible.Where(b => b.IsExcluded),
            _ => visible,
        };
        var total = await matching.CountAsync(ct);
        var ids = await (
            from b in matching
            join i in db.Initiatives on b.InitiativeId equals i.Id
            orderby i.Title, b.Measure, b.Id
            select b.Id
        )
            .Skip(Paged<RegisterRow>.Skip(query.Page))
            .Take(Paged<RegisterRow>.Size)
            .ToListAsync(ct);
        var rows = await (
            from b in db.Benefits.IgnoreAutoIncludes()
            join i in db.Initiatives on b.InitiativeId equals i.Id
            where ids.Contains(b.Id)
            orderby i.Title, b.Measure, b.Id
            select new
            {
                b.Id,
                b.Measure,
                Initiative = i.Title,
                b.Class,
                b.IsDisbenefit,
                b.IsExcluded,
                Planned = b
                    .Plans.Where(p => p.ApprovedAt != null)
                    .OrderByDescending(p => p.Number)
                    .Take(1)
                    .SelectMany(p => p.Profile)
                    .Sum(x => x.Pounds),
                Claimed = b.Actuals.Where(a => a.State != ActualState.Returned).Sum(a => a.ClaimedPounds),
                Verified = b.Actuals.Where(a => a.State != ActualState.Returned).Sum(a => a.VerifiedPounds),
                Waiting = b.Actuals.Count(a => a.State == ActualState.Claimed),
            }
        ).ToListAsync(ct);

        var counted = visible.Where(b =>
            !b.IsExcluded && (b.Class == BenefitClass.CashReleasing || b.Class == BenefitClass.NonCashReleasing)
        );
        var planned = await (
            from b in counted
            from p in b.Plans
            where p.ApprovedAt != null && !b.Plans.Any(later => later.ApprovedAt != null && later.Number > p.Number)
            from x in p.Profile
            group (b.IsDisbenefit ? -1m : 1m) * (x.Pounds ?? 0) by b.Class into g
            select new { g.Key, Pounds = g.Sum() }
        ).ToDictionaryAsync(g => g.Key, g => g.Pounds, ct);
        var actual = await (
            from b in counted
            from a in b.Actuals
            where a.State != ActualState.Returned
            group new { a, Sign = b.IsDisbenefit ? -1m : 1m } by b.Class into g
            select new
            {
                g.Key,
                Claimed = g.Sum(x => x.Sign * (x.a.ClaimedPounds ?? 0)),
                Verified = g.Sum(x => x.Sign * (x.a.VerifiedPounds ?? 0)),
            }
        ).ToDictionaryAsync(g => g.Key, g => (g.Claimed, g.Verified), ct);
        var excluded = await visible.CountAsync(b => b.IsExcluded, ct);
        var oldest = await visible
            .SelectMany(b => b.Actuals)
            .Where(a => a.State == ActualState.Claimed)
            .OrderBy(a => a.RecordedAt)
            .Select(a => (DateTimeOffset?)a.RecordedAt)
            .FirstOrDefaultAsync(ct);

        return new RegisterShown(
            Paged<RegisterRow>.Of(
                [
                    .. rows.Select(r => new RegisterRow(
                        r.Id,
                        r.Measure,
                        r.Initiative,
                        BenefitClasses.InWords(r.Class),
                        r.IsDisbenefit,
                        r.IsExcluded,
                        Pounds(r.Class, r.IsDisbenefit, r.Planned),
                        Pounds(r.Class, r.IsDisbenefit, r.Claimed),
                        Pounds(r.Class, r.IsDisbenefit, r.Verified),
                        r.Waiting
                    )),
                ],
                query.Page,
                total
            ),
            [
                .. new[] { BenefitClass.CashReleasing, BenefitClass.NonCashReleasing }
                    .Where(c => planned.ContainsKey(c) || actual.ContainsKey(c))
                    .Select(c => new RegisterTotal(
                        BenefitClasses.InWords(c),
                        planned.GetValueOrDefault(c),
                        actual.GetValueOrDefault(c).Claimed,
                        actual.GetValueOrDefault(c).Verified
                    )),
            ],
            excluded,
            oldest is { } since ? London.DayOf(clock.GetUtcNow()).DayNumber - London.DayOf(since).DayNumber : null
        );
    }

    private static decimal? Pounds(BenefitClass kind, bool isDisbenefit, decimal? sum) =>
        BenefitClasses.HasMoney(kind) ? (isDisbenefit ? -1 : 1) * (sum ?? 0) : null;
}
