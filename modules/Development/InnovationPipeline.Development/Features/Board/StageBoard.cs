using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Board;

internal sealed record BoardColumn(Stage Stage, int Total, IReadOnlyList<BoardCard> Cards);

/// <param name="Progress">none where it has ended or is off the road</param>
internal sealed record BoardCard(
    Guid Id,
    string Title,
    string Lead,
    Guid? OpenGateId,
    DateTimeOffset Since,
    bool MayAsk,
    Progress? Progress
);

/// <summary>The initiatives that the asker may see, by stage; those longest in a stage first.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record StageBoard(Guid? ObjectiveId = null) : IQuery<BoardShown>;

internal sealed record BoardShown(IReadOnlyList<BoardColumn> Columns, IReadOnlyList<PlanChoice> Objectives);

internal sealed class StageBoardHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people, TimeProvider clock)
    : IQueryHandler<StageBoard, BoardShown>
{
    private const int MostInAColumn = 12;

    public async Task<BoardShown> Handle(StageBoard query, CancellationToken ct)
    {
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var mine = await access.InitiativesWith(caller, DevelopmentPermission.Deliver, ct);
        var visible = db.Initiatives.VisibleTo(scopes).Serving(db, query.ObjectiveId);
        var totals = await visible
            .GroupBy(i => i.Stage)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var found = await visible
            .Select(i => i.Stage)
            .Distinct()
            .SelectMany(stage => visible.Where(i => i.Stage == stage).OrderBy(i => i.StageSince).ThenBy(i => i.Id).Take(MostInAColumn))
            .Select(i => new
            {
                i.Stage,
                i.Id,
                i.Title,
                i.LeadId,
                i.OpenGateId,
                i.StageSince,
            })
            .ToListAsync(ct);
        var names = await Names.Ask(people, found.Select(f => (Guid?)f.LeadId), ct);
        var going = found.Where(f => Stages.ThatRun.Contains(f.Stage)).Select(f => f.Id).ToList();
        var progress = await db.ProgressOf(going, clock.GetUtcNow(), ct);
        return new BoardShown(
            [
                .. Enum.GetValues<Stage>()
                    .Select(stage => new BoardColumn(
                        stage,
                        totals.GetValueOrDefault(stage),
                        [
                            .. found
                                .Where(f => f.Stage == stage)
                                .OrderBy(f => f.StageSince)
                                .ThenBy(f => f.Id)
                                .Select(f => new BoardCard(
                                    f.Id,
                                    f.Title,
                                    names.Of(f.LeadId),
                                    f.OpenGateId,
                                    f.StageSince,
                                    mine.Contains(f.Id),
                                    progress.GetValueOrDefault(f.Id)
                                )),
                        ]
                    )),
            ],
            await db.ObjectiveChoices(scopes, ct)
        );
    }
}
