using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Barriers;

/// <param name="CapitalWaiting">asked for and not committed, of the initiatives that meet it</param>
/// <param name="Worked">what somebody wrote as what worked, where the barrier has been resolved</param>
internal sealed record BarrierMet(
    string Category,
    int Initiatives,
    int Open,
    decimal CapitalWaiting,
    decimal RevenueWaiting,
    IReadOnlyList<BarrierWorked> Worked,
    IReadOnlyList<BarrierCase> Cases
);

internal sealed record BarrierWorked(Guid InitiativeId, string Initiative, string What);

internal sealed record BarrierCase(Guid InitiativeId, string Initiative, string Text, int Score);

/// <summary>What keeps stopping us: the same kind of barrier across initiatives, most often met first; and every risk of 15 or more.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record BarriersMet : IQuery<BarriersShown>;

internal sealed record BarriersShown(IReadOnlyList<BarrierMet> Barriers, IReadOnlyList<BarrierCase> Escalated);

internal sealed class BarriersMetHandler(DevelopmentDb db, ICaller caller, AccessTables access) : IQueryHandler<BarriersMet, BarriersShown>
{
    public async Task<BarriersShown> Handle(BarriersMet query, CancellationToken ct)
    {
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var risks = await (
            from r in db.Risks
            join i in db.Initiatives.VisibleTo(scopes) on r.InitiativeId equals i.Id
            where i.Stage != Stage.Merged && !r.IsElsewhere
            select new
            {
                r.InitiativeId,
                i.Title,
                i.Stage,
                r.Category,
                r.OtherCategory,
                r.Worked,
                r.Text,
                r.Likelihood,
                r.Impact,
                r.IsClosed,
            }
        ).ToListAsync(ct);
        var met = risks.Select(r => r.InitiativeId).Distinct().ToList();
        var initiatives = await db.Initiatives.AsNoTracking().Where(i => met.Contains(i.Id)).ToListAsync(ct);
        var entries = (await db.FundingEntries.AsNoTracking().Where(e => met.Contains(e.InitiativeId)).ToListAsync(ct)).ToLookup(e =>
            e.InitiativeId
        );
        var waiting = initiatives.ToDictionary(i => i.Id, i => FundingYear.Of(i.Funding, [.. entries[i.Id]], London.DayOf(i.OpenedAt)));
        return new BarriersShown(
            [
                .. risks
                    .GroupBy(r => r.Category)
                    .Select(g =>
                    {
                        var open = g.Where(r => !r.IsClosed && !Stages.HasEnded(r.Stage)).ToList();
                        var years = open.Select(r => r.InitiativeId).Distinct().SelectMany(id => waiting[id]).ToList();
                        return new BarrierMet(
                            g.Key is { } kind ? BarrierCategories.InWords(kind) : "Other",
                            g.Select(r => r.InitiativeId).Distinct().Count(),
                            open.Count,
                            years.Where(y => y.IsCapital).Sum(y => y.Gap),
                            years.Where(y => !y.IsCapital).Sum(y => y.Gap),
                            [
                                .. g.Where(r => r.Worked is not null)
                                    .Take(5)
                                    .Select(r => new BarrierWorked(r.InitiativeId, r.Title, r.Worked!)),
                            ],
                            [
                                .. open.OrderByDescending(r => r.Likelihood * r.Impact)
                                    .Take(5)
                                    .Select(r => new BarrierCase(
                                        r.InitiativeId,
                                        r.Title,
                                        r.OtherCategory is { } other ? $"{other}: {r.Text}" : r.Text,
                                        r.Likelihood * r.Impact
                                    )),
                            ]
                        );
                    })
                    .OrderByDescending(b => b.Initiatives)
                    .ThenBy(b => b.Category, StringComparer.Ordinal),
            ],
            [
                .. risks
                    .Where(r => r.Likelihood * r.Impact >= Risk.EscalatesFrom && !r.IsClosed && !Stages.HasEnded(r.Stage))
                    .OrderByDescending(r => r.Likelihood * r.Impact)
                    .Take(50)
                    .Select(r => new BarrierCase(r.InitiativeId, r.Title, r.Text, r.Likelihood * r.Impact)),
            ]
        );
    }
}
