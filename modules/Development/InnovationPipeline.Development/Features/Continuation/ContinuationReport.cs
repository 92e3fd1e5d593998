using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Continuation;

/// <summary>Of the initiatives whose months have passed, how many went on; none where fewer than 5 have.</summary>
internal sealed record ContinuationRow(string Of, IReadOnlyList<ContinuationShare> After);

internal sealed record ContinuationShare(int Months, int GoingOn, int Of);

/// <summary>Continuation after 3, 6 and 12 months against winning, diversity of the group and exchanges.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record ContinuationReport : IQuery<IReadOnlyList<ContinuationRow>>;

internal sealed class ContinuationReportHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : IQueryHandler<ContinuationReport, IReadOnlyList<ContinuationRow>>
{
    private static readonly int[] Months = [3, 6, 12];

    public async Task<IReadOnlyList<ContinuationRow>> Handle(ContinuationReport query, CancellationToken ct)
    {
        var today = London.DayOf(clock.GetUtcNow());
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var begun = await db
            .Initiatives.VisibleTo(scopes)
            .Select(i => new
            {
                i.Id,
                i.OpenedAt,
                i.GroupDiversity,
                i.Won,
                i.Exchanges,
            })
            .ToListAsync(ct);
        var ids = begun.ConvertAll(b => b.Id);
        var moves = (
            await db
                .GateDecisions.Where(d => ids.Contains(d.InitiativeId) && d.FromStage != d.ToStage)
                .Select(d => new
                {
                    d.InitiativeId,
                    d.At,
                    d.ToStage,
                })
                .ToListAsync(ct)
        ).ToLookup(d => d.InitiativeId);
        var acts = (
            await db
                .InitiativeHistory.Where(h => ids.Contains(h.SubjectId) && h.Who != null)
                .Select(h => new { h.SubjectId, h.At })
                .ToListAsync(ct)
        ).ToLookup(h => h.SubjectId, h => London.DayOf(h.At));
        var cases = begun.ConvertAll(b => new ContinuationCase(
            London.DayOf(b.OpenedAt),
            b.GroupDiversity,
            b.Won,
            b.Exchanges,
            [.. moves[b.Id].Select(m => (London.Local(m.At), m.ToStage))],
            [.. acts[b.Id]]
        ));
        var diversities = cases.Select(c => c.Diversity).OfType<decimal>().Order().ToList();
        var median = diversities.Count == 0 ? 0 : diversities[diversities.Count / 2];
        return
        [
            Row("All", cases),
            Row("Won the vote", cases.Where(c => c.Won)),
            Row("Did not win", cases.Where(c => !c.Won)),
            Row($"Group more diverse than half (index {median:0.00} or more)", cases.Where(c => c.Diversity >= median)),
            Row("Group less diverse", cases.Where(c => c.Diversity < median)),
            Row("Built on another group's idea", cases.Where(c => c.Exchanges > 0)),
            Row("Built on none", cases.Where(c => c.Exchanges == 0)),
        ];

        ContinuationRow Row(string of, IEnumerable<ContinuationCase> some)
        {
            var list = some.ToList();
            return new ContinuationRow(
                of,
                [
                    .. Months.Select(m =>
                    {
                        var known = list.Select(c => c.GoesOnAfter(m, today)).OfType<bool>().ToList();
                        return new ContinuationShare(m, known.Count(k => k), known.Count);
                    }),
                ]
            );
        }
    }
}
