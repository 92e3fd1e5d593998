using InnovationPipeline.Development.Contracts;
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
    BenefitStatus Status,
    bool IsDisbenefit,
    bool IsExcluded,
    string? Planned,
    string? NoLongerExpected,
    string? Claimed,
    string? Verified,
    int Waiting
);

/// <summary>Pounds of one class that are due to the initiatives; those of different classes are never added.</summary>
/// <param name="NoLongerExpected">planned for after the day on which its initiative was stopped or merged: not in what is planned</param>
internal sealed record RegisterTotal(string Class, decimal Planned, decimal NoLongerExpected, decimal Claimed, decimal Verified);

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
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var visible = db.Benefits.IgnoreAutoIncludes().VisibleTo(scopes).Where(b => query.Class == null || b.Class == query.Class);
        var matching = query.View switch
        {
            RegisterView.Unverified => visible.Where(b => b.Actuals.Any(a => a.State == ActualState.Claimed)),
            RegisterView.Excluded => visible.Where(b => b.IsExcluded),
            _ => visible,
        };
        var counts = await visible
            .GroupBy(_ => 1)
            .Select(g => new { All = g.Count(), Excluded = g.Count(b => b.IsExcluded) })
            .SingleOrDefaultAsync(ct);
        var (all, excluded) = (counts?.All ?? 0, counts?.Excluded ?? 0);
        var total = query.View switch
        {
            RegisterView.Unverified => await matching.CountAsync(ct),
            RegisterView.Excluded => excluded,
            _ => all,
        };
        var ids = await (
            from b in matching
            join i in db.Initiatives on b.InitiativeId equals i.Id
            orderby i.Title, b.Measure, b.Id
            select b.Id
        )
            .Skip(Paged<RegisterRow>.Skip(query.Page))
            .Take(Paged<RegisterRow>.Size)
            .ToListAsync(ct);
        var benefits = await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var given = benefits.Values.Select(b => b.InitiativeId).ToHashSet();
        var titles = await db
            .Initiatives.Where(i => given.Contains(i.Id))
            .Select(i => new { i.Id, i.Title })
            .ToDictionaryAsync(i => i.Id, ct);

        var counted = visible.Counted();
        var planned = await db.PlannedShares(counted)
            .GroupBy(s => s.Class)
            .Select(g => new
            {
                g.Key,
                Expected = g.Sum(s => s.IsExpected ? s.Pounds : 0m),
                NoLonger = g.Sum(s => s.IsExpected ? 0m : s.Pounds),
            })
            .ToDictionaryAsync(g => g.Key, g => (g.Expected, g.NoLonger), ct);
        var actual = await db.ActualShares(counted)
            .GroupBy(s => s.Class)
            .Select(g => new
            {
                g.Key,
                Claimed = g.Sum(s => s.Claimed),
                Verified = g.Sum(s => s.Verified),
            })
            .ToDictionaryAsync(g => g.Key, g => (g.Claimed, g.Verified), ct);
        var oldest = await visible
            .SelectMany(b => b.Actuals)
            .Where(a => a.State == ActualState.Claimed)
            .OrderBy(a => a.RecordedAt)
            .Select(a => (DateTimeOffset?)a.RecordedAt)
            .FirstOrDefaultAsync(ct);

        var today = London.DayOf(clock.GetUtcNow());
        return new RegisterShown(
            Paged<RegisterRow>.Of(
                [
                    .. ids.Select(id => benefits[id])
                        .Select(b => new RegisterRow(
                            b.Id,
                            b.Measure,
                            titles[b.InitiativeId].Title,
                            BenefitClasses.InWords(b.Class),
                            BenefitStanding.Of(b, today, London.DayOf),
                            b.IsDisbenefit,
                            b.IsExcluded,
                            b.Planned?.InWords(b.AttributionPercent),
                            b.NoLongerExpected?.InWords(b.AttributionPercent),
                            b.Claimed?.InWords(b.AttributionPercent),
                            b.Verified?.InWords(b.AttributionPercent),
                            b.Actuals.Count(a => a.State == ActualState.Claimed)
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
                        planned.GetValueOrDefault(c).Expected,
                        planned.GetValueOrDefault(c).NoLonger,
                        actual.GetValueOrDefault(c).Claimed,
                        actual.GetValueOrDefault(c).Verified
                    )),
            ],
            excluded,
            oldest is { } since ? today.DayNumber - London.DayOf(since).DayNumber : null
        );
    }
}
