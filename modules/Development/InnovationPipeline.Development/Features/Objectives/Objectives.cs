using System.ComponentModel.DataAnnotations;
using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Objectives;

/// <param name="Running">initiatives that run; none is a finding: nobody works on it</param>
/// <param name="Initiatives">those that run first, the first of them only</param>
internal sealed record ObjectiveRow(
    Guid Id,
    string Title,
    string Plan,
    DateOnly From,
    DateOnly? Until,
    bool Holds,
    bool IsUsed,
    int Total,
    int Running,
    ObjectivePounds Pounds,
    IReadOnlyList<ServedBy> Initiatives
);

/// <param name="Progress">none where it has ended or is off the road</param>
internal sealed record ServedBy(Guid Id, string Title, string Stage, bool Runs, Progress? Progress, ObjectivePounds Pounds);

/// <summary>The initiatives' shares, as the register counts them; cash and non-cash are never added.</summary>
internal sealed record ObjectivePounds(decimal CashPlanned, decimal CashVerified, decimal NonCashPlanned, decimal NonCashVerified)
{
    public static ObjectivePounds Of(IEnumerable<(BenefitClass Class, decimal Planned, decimal Verified)> figures)
    {
        var all = figures.ToLookup(f => f.Class);
        var (cash, nonCash) = (all[BenefitClass.CashReleasing], all[BenefitClass.NonCashReleasing]);
        return new(cash.Sum(f => f.Planned), cash.Sum(f => f.Verified), nonCash.Sum(f => f.Planned), nonCash.Sum(f => f.Verified));
    }
}

/// <summary>The objectives of the organisations that the asker sees, with the initiatives that serve each.</summary>
[Requires(DevelopmentPermission.See)]
internal sealed record ObjectivesServed(Guid? OrganisationId = null) : IQuery<IReadOnlyList<ObjectiveRow>>;

internal sealed class ObjectivesServedHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : IQueryHandler<ObjectivesServed, IReadOnlyList<ObjectiveRow>>
{
    private const int Most = 10;

    public async Task<IReadOnlyList<ObjectiveRow>> Handle(ObjectivesServed query, CancellationToken ct)
    {
        var scopes = await access.ScopesWith(caller, DevelopmentPermission.See, ct);
        var now = clock.GetUtcNow();
        var objectives = await db
            .Objectives.AsNoTracking()
            .Where(o => scopes.Contains(o.OrganisationId) && (query.OrganisationId == null || o.OrganisationId == query.OrganisationId))
            .OrderBy(o => o.Plan)
            .ThenBy(o => o.Title)
            .ThenBy(o => o.Id)
            .ToListAsync(ct);
        var ids = objectives.ConvertAll(o => o.Id);
        var served = (
            await (
                from link in db.ObjectiveLinks
                join i in db.Initiatives.VisibleTo(scopes) on link.InitiativeId equals i.Id
                where ids.Contains(link.ObjectiveId)
                orderby i.Title, i.Id
                select new
                {
                    link.ObjectiveId,
                    i.Id,
                    i.Title,
                    i.Stage,
                }
            ).ToListAsync(ct)
        ).OrderByDescending(s => Stages.ThatRun.Contains(s.Stage)).ToLookup(s => s.ObjectiveId);
        var pounds = await Pounds(ids, scopes, ct);
        var shown = objectives.SelectMany(o => served[o.Id].Take(Most)).ToList();
        var progress = await db.ProgressOf([.. shown.Where(s => Stages.ThatRun.Contains(s.Stage)).Select(s => s.Id).Distinct()], now, ct);
        return
        [
            .. objectives.Select(o => new ObjectiveRow(
                o.Id,
                o.Title,
                o.Plan,
                o.From,
                o.Until,
                o.Holds(London.DayOf(now)),
                o.IsUsed,
                served[o.Id].Count(),
                served[o.Id].Count(s => Stages.ThatRun.Contains(s.Stage)),
                ObjectivePounds.Of(served[o.Id].SelectMany(s => pounds[s.Id])),
                [
                    .. served[o.Id]
                        .Take(Most)
                        .Select(s => new ServedBy(
                            s.Id,
                            s.Title,
                            Stages.InWords(s.Stage),
                            Stages.ThatRun.Contains(s.Stage),
                            progress.GetValueOrDefault(s.Id),
                            ObjectivePounds.Of(pounds[s.Id])
                        )),
                ]
            )),
        ];
    }

    /// <summary>Planned and verified pounds of each initiative that serves one of them, by class, as the register adds them up.</summary>
    private async Task<ILookup<Guid, (BenefitClass Class, decimal Planned, decimal Verified)>> Pounds(
        IReadOnlyCollection<Guid> objectives,
        IReadOnlySet<Guid> scopes,
        CancellationToken ct
    )
    {
        var counted = db
            .Benefits.IgnoreAutoIncludes()
            .VisibleTo(scopes)
            .Where(b => db.ObjectiveLinks.Any(l => l.InitiativeId == b.InitiativeId && objectives.Contains(l.ObjectiveId)))
            .Counted();
        var planned = await db.PlannedShares(counted)
            .Where(s => s.IsExpected)
            .GroupBy(s => new { s.InitiativeId, s.Class })
            .Select(g => new
            {
                g.Key.InitiativeId,
                g.Key.Class,
                Pounds = g.Sum(s => s.Pounds),
            })
            .ToListAsync(ct);
        var verified = await db.ActualShares(counted)
            .GroupBy(s => new { s.InitiativeId, s.Class })
            .Select(g => new
            {
                g.Key.InitiativeId,
                g.Key.Class,
                Pounds = g.Sum(s => s.Verified),
            })
            .ToListAsync(ct);
        return planned
            .Select(p => (p.InitiativeId, Figure: (p.Class, p.Pounds, 0m)))
            .Concat(verified.Select(v => (v.InitiativeId, Figure: (v.Class, 0m, v.Pounds))))
            .ToLookup(f => f.InitiativeId, f => f.Figure);
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

internal sealed class AddObjectiveHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<AddObjective>
{
    public async Task Handle(AddObjective command, CancellationToken ct)
    {
        if (await db.Objectives.AnyAsync(o => o.Id == command.Id, ct))
            return;
        var objective = new PlanObjective(
            command.Id,
            command.OrganisationId,
            command.Title,
            command.Plan,
            new Period(command.From!.Value, command.Until)
        );
        db.Add(objective);
        db.Add(new ObjectiveHistory(objective.Id, caller.Person(), clock.GetUtcNow(), "Objective entered", after: objective.InWords()));
        await db.SaveChangesAsync(ct);
    }
}

internal sealed record ObjectiveInFull(
    Guid Id,
    uint Version,
    string Title,
    string Plan,
    DateOnly From,
    DateOnly? Until,
    bool IsUsed,
    bool HasEnded,
    IReadOnlyList<ObjectiveEntry> History
);

internal sealed record ObjectiveEntry(DateTimeOffset At, string Who, string What, string? Before, string? After, string? Reason);

[Requires(DevelopmentPermission.Configure)]
internal sealed record ObjectiveToRead(Guid OrganisationId, Guid ObjectiveId) : IQuery<ObjectiveInFull>, IInOrganisation;

internal sealed class ObjectiveToReadHandler(DevelopmentDb db, IPeople people, TimeProvider clock)
    : IQueryHandler<ObjectiveToRead, ObjectiveInFull>
{
    public async Task<ObjectiveInFull> Handle(ObjectiveToRead query, CancellationToken ct)
    {
        var objective = await db.Objectives.AsNoTracking().Where(o => o.OrganisationId == query.OrganisationId).Get(query.ObjectiveId, ct);
        var history = await db
            .ObjectiveHistory.AsNoTracking()
            .Where(h => h.SubjectId == objective.Id)
            .OrderByDescending(h => h.At)
            .ThenByDescending(h => h.Id)
            .ToListAsync(ct);
        var names = await Names.Ask(people, history.Select(h => h.Who), ct);
        return new ObjectiveInFull(
            objective.Id,
            objective.Version,
            objective.Title,
            objective.Plan,
            objective.From,
            objective.Until,
            objective.IsUsed,
            objective.Until < London.DayOf(clock.GetUtcNow()),
            [.. history.Select(h => new ObjectiveEntry(h.At, names.Of(h.Who), h.What, h.Before, h.After, h.Reason))]
        );
    }
}

/// <summary>Corrects an objective that no initiative has served yet.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record CorrectObjective(
    Guid OrganisationId,
    Guid ObjectiveId,
    uint Version,
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
) : ICommand, IEdits, IInOrganisation;

internal sealed class CorrectObjectiveHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<CorrectObjective>
{
    public async Task Handle(CorrectObjective command, CancellationToken ct)
    {
        var objective = await db
            .Objectives.Where(o => o.OrganisationId == command.OrganisationId)
            .Get(command.ObjectiveId, command.Version, ct);
        var before = objective.InWords();
        objective.Correct(command.Title, command.Plan, new Period(command.From!.Value, command.Until));
        db.Add(new ObjectiveHistory(objective.Id, caller.Person(), clock.GetUtcNow(), "Objective corrected", before, objective.InWords()));
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>Sets the last day of an objective that has not ended; initiatives keep it, and none leaves assessment by it afterwards.</summary>
[Requires(DevelopmentPermission.Configure)]
internal sealed record EndObjective(
    Guid OrganisationId,
    Guid ObjectiveId,
    uint Version,
    [property: Required(ErrorMessage = "Enter the last day on which it holds")] DateOnly? LastDay,
    [property: Required(ErrorMessage = "Say why it ends"), StringLength(500, ErrorMessage = "Keep the reason to 500 characters or fewer")]
        string EndReason
) : ICommand, IEdits, IInOrganisation;

internal sealed class EndObjectiveHandler(DevelopmentDb db, ICaller caller, TimeProvider clock) : ICommandHandler<EndObjective>
{
    public async Task Handle(EndObjective command, CancellationToken ct)
    {
        var objective = await db
            .Objectives.Where(o => o.OrganisationId == command.OrganisationId)
            .Get(command.ObjectiveId, command.Version, ct);
        var (now, before) = (clock.GetUtcNow(), objective.Until);
        objective.End(command.LastDay!.Value, command.EndReason, London.DayOf(now));
        db.Add(
            new ObjectiveHistory(
                objective.Id,
                caller.Person(),
                now,
                "Last day set",
                before is { } day ? London.Day(day) : "none",
                London.Day(command.LastDay.Value),
                command.EndReason.Trim()
            )
        );
        await db.SaveChangesAsync(ct);
    }
}

internal static class ObjectiveWords
{
    public static string InWords(this PlanObjective objective) =>
        $"{objective.Title} ({objective.Plan}), from {London.Day(objective.From)}{(objective.Until is { } day ? $" to {London.Day(day)}" : "")}";
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
        foreach (var objective in found)
            objective.Serve();
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
