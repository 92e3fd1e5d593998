using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Initiatives;

internal sealed record InitiativeRow(
    Guid Id,
    string Title,
    string Stage,
    string? Theme,
    string Lead,
    DateTimeOffset OpenedAt,
    bool GateIsOpen,
    Progress? Progress
);

internal sealed record ThemeChoice(Guid Id, string Name);

internal sealed record InitiativesShown(Paged<InitiativeRow> Page, IReadOnlyList<ThemeChoice> Themes, IReadOnlyList<PlanChoice> Objectives);

/// <summary>The initiatives that the asker may see, newest first.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record InitiativesByStage(Stage? Stage, Guid? ThemeId, int Page, Guid? ObjectiveId = null) : IQuery<InitiativesShown>;

internal sealed class InitiativesByStageHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people, TimeProvider clock)
    : IQueryHandler<InitiativesByStage, InitiativesShown>
{
    public async Task<InitiativesShown> Handle(InitiativesByStage query, CancellationToken ct)
    {
        var scopes = await access.InitiativesWith(caller, DevelopmentPermission.See, ct);
        var themes = await db.Themes.VisibleTo(scopes).OrderBy(t => t.Name).Select(t => new ThemeChoice(t.Id, t.Name)).ToListAsync(ct);
        var matching = db
            .Initiatives.VisibleTo(scopes)
            .Where(i => (query.Stage == null || i.Stage == query.Stage) && (query.ThemeId == null || i.ThemeId == query.ThemeId))
            .Serving(db, query.ObjectiveId);
        var total = await matching.CountAsync(ct);
        var found = await matching
            .OrderByDescending(i => i.OpenedAt)
            .ThenBy(i => i.Id)
            .Skip(Paged<InitiativeRow>.Skip(query.Page))
            .Take(Paged<InitiativeRow>.Size)
            .Select(i => new
            {
                i.Id,
                i.Title,
                i.Stage,
                i.ThemeId,
                i.LeadId,
                i.OpenedAt,
                i.OpenGateId,
            })
            .ToListAsync(ct);
        var going = found.Where(i => Stages.ThatRun.Contains(i.Stage)).Select(i => i.Id).ToList();
        var progress = await db.ProgressOf(going, clock.GetUtcNow(), ct);
        var names = await Names.Ask(people, found.Select(i => (Guid?)i.LeadId), ct);
        return new InitiativesShown(
            Paged<InitiativeRow>.Of(
                [
                    .. found.Select(i => new InitiativeRow(
                        i.Id,
                        i.Title,
                        Stages.InWords(i.Stage),
                        themes.Find(t => t.Id == i.ThemeId)?.Name,
                        names.Of(i.LeadId),
                        i.OpenedAt,
                        i.OpenGateId is not null,
                        progress.GetValueOrDefault(i.Id)
                    )),
                ],
                query.Page,
                total
            ),
            themes,
            await db.ObjectiveChoices(scopes, ct)
        );
    }
}
