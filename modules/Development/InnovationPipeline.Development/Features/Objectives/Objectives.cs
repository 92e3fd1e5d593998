using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Objectives;

/// <param name="Initiatives">none is a finding: nobody works on it</param>
internal sealed record ObjectiveRow(
    Guid Id,
    string Title,
    string Plan,
    DateOnly From,
    DateOnly? Until,
    bool Holds,
    IReadOnlyList<ServedBy> Initiatives
);

internal sealed record ServedBy(Guid Id, string Title, string Stage, bool Runs);

/// <summary>The objectives of the organisations that the asker sees, with the initiatives that serve each.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record ObjectivesServed(Guid? OrganisationId = null) : IQuery<IReadOnlyList<ObjectiveRow>>;

internal sealed class ObjectivesServedHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : IQueryHandler<ObjectivesServed, IReadOnlyList<ObjectiveRow>>
{
    public async Task<IReadOnlyList<ObjectiveRow>> Handle(ObjectivesServed query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.See, ct);
        var today = London.DayOf(clock.GetUtcNow());
        var objectives = await db
            .Objectives.AsNoTracking()
            .Where(o => scopes.Contains(o.OrganisationId) && (query.OrganisationId == null || o.OrganisationId == query.OrganisationId))
            .OrderBy(o => o.Plan)
            .ThenBy(o => o.Title)
            .ToListAsync(ct);
        var ids = objectives.ConvertAll(o => o.Id);
        var served = (
            await (
                from link in db.ObjectiveLinks
                join i in db.Initiatives.VisibleTo(scopes) on link.InitiativeId equals i.Id
                where ids.Contains(link.ObjectiveId)
                orderby i.Title
                select new
                {
                    link.ObjectiveId,
                    i.Id,
                    i.Title,
                    i.Stage,
                }
            ).ToListAsync(ct)
        ).ToLookup(s => s.ObjectiveId);
        return
        [
            .. objectives.Select(o => new ObjectiveRow(
                o.Id,
                o.Title,
                o.Plan,
                o.From,
                o.Until,
                o.Holds(today),
                [.. served[o.Id].Select(s => new ServedBy(s.Id, s.Title, Stages.InWords(s.Stage), Stages.ThatRun.Contains(s.Stage)))]
            )),
        ];
    }
}

[Requires(DevelopmentPermission.Configure)]
internal sealed record AddObjective(
    Guid Id,
    Guid OrganisationId,
    [property:
        Required(ErrorMessage = "Enter the objective"),
        StringLength(200, ErrorMessage = "Keep the objective to 200 characters or fewer")
    ]
        string Title,
    [property:
        Required(ErrorMessage = "Say from which plan it comes"),
        StringLength(120, ErrorMessage = "Keep the plan to 120 characters or fewer")
    ]
        string Plan,
    [property: Required(ErrorMessage = "Enter the first day on which it holds")] DateOnly? From,
    DateOnly? Until
) : ICommand, ICreates, IInOrganisation;

internal sealed class AddObjectiveHandler(DevelopmentDb db) : ICommandHandler<AddObjective>
{
    public async Task Handle(AddObjective command, CancellationToken ct)
    {
        if (await db.Objectives.AnyAsync(o => o.Id == command.Id, ct))
            return;
        db.Add(
            new PlanObjective(
                command.Id,
                command.OrganisationId,
                command.Title,
                command.Plan,
                new Period(command.From!.Value, command.Until)
            )
        );
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record InitiativeObjectives(string InitiativeTitle, IReadOnlyList<ObjectiveChoice> Choices);

internal sealed record ObjectiveChoice(Guid Id, string Title, string Plan, bool IsServed);

[Requires(DevelopmentPermission.See)]
internal sealed record ObjectivesOf(Guid InitiativeId) : IQuery<InitiativeObjectives>, IInInitiative;

internal sealed class ObjectivesOfHandler(DevelopmentDb db, TimeProvider clock) : IQueryHandler<ObjectivesOf, InitiativeObjectives>
{
    public async Task<InitiativeObjectives> Handle(ObjectivesOf query, CancellationToken ct)
    {
        var initiative = await db.Initiatives.AsNoTracking().Get(query.InitiativeId, ct);
        var served = await db.ObjectiveLinks.Where(o => o.InitiativeId == initiative.Id).Select(o => o.ObjectiveId).ToListAsync(ct);
        var today = London.DayOf(clock.GetUtcNow());
        var all = await db
            .Objectives.AsNoTracking()
            .Where(o => o.OrganisationId == initiative.OrganisationId)
            .OrderBy(o => o.Plan)
            .ThenBy(o => o.Title)
            .ToListAsync(ct);
        return new InitiativeObjectives(
            initiative.Title,
            [
                .. all.Where(o => o.Holds(today) || served.Contains(o.Id))
                    .Select(o => new ObjectiveChoice(o.Id, o.Title, o.Plan, served.Contains(o.Id))),
            ]
        );
    }
}

/// <summary>Says which objectives the initiative serves; it needs at least one to leave assessment.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record ServeObjectives(Guid InitiativeId, IReadOnlyList<Guid> ObjectiveIds) : ICommand, IInInitiative;

internal sealed class ServeObjectivesHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<ServeObjectives>
{
    public async Task Handle(ServeObjectives command, CancellationToken ct)
    {
        var initiative = await db.Initiatives.Get(command.InitiativeId, ct);
        Initiative.Rules.StillRunning.Require(!initiative.HasEnded);
        var wanted = command.ObjectiveIds.Distinct().ToList();
        var found = await db.Objectives.Where(o => o.OrganisationId == initiative.OrganisationId && wanted.Contains(o.Id)).ToListAsync(ct);
        if (found.Count != wanted.Count)
            throw new NotFound();
        var held = await db.ObjectiveLinks.Where(o => o.InitiativeId == initiative.Id).ToListAsync(ct);
        db.RemoveRange(held.Where(h => !wanted.Contains(h.ObjectiveId)));
        db.AddRange(wanted.Except(held.Select(h => h.ObjectiveId)).Select(id => new InitiativeObjective(initiative.Id, id)));
        initiative.Touch();
        db.Tell(
            initiative.Id,
            caller,
            clock,
            "Plan objectives set",
            after: found.Count == 0 ? "none" : string.Join("; ", found.Select(o => o.Title))
        );
        await db.SaveChangesAsync(ct);
    }
}
