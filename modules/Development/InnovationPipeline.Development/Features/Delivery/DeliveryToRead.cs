using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Delivery;

/// <param name="ByRule">what the rule says; <paramref name="Override" /> stands beside it</param>
internal sealed record DeliveryShown(
    string InitiativeTitle,
    bool HasEnded,
    DateOnly Today,
    Rag ByRule,
    string Because,
    OverrideShown? Override,
    IReadOnlyList<MilestoneShown> Milestones,
    IReadOnlyList<TaskShown> Tasks,
    string? NewTaskFrom
);

internal sealed record OverrideShown(Rag Colour, string Reason, string By, DateTimeOffset At);

internal sealed record MilestoneShown(
    Guid Id,
    uint Version,
    string Title,
    DateOnly BaselineOn,
    DateOnly ForecastOn,
    DateOnly? ActualOn,
    int SlipDays,
    bool IsOverdue,
    string? DependsOn,
    string? TooEarly
);

internal sealed record TaskShown(
    Guid Id,
    string Text,
    string Owner,
    DateOnly DueOn,
    TaskState State,
    string? From,
    string? Reason,
    bool IsLate
)
{
    public bool IsOwn { get; init; }

    /// <summary>May be handed over.</summary>
    public bool IsOwed { get; init; }

    /// <summary>Of the benefits: it ends with what was found.</summary>
    public bool IsReview { get; init; }

    /// <summary>The initiative from which a merger carried it over.</summary>
    public CarriedFrom? CarriedFrom { get; init; }
}

/// <summary>Milestones, tasks and the colour that the rule gives.</summary>
/// <param name="From">the risk or question from which a task is about to be made</param>
[Requires(DevelopmentPermission.See)]
internal sealed record DeliveryToRead(Guid InitiativeId, Guid? From = null) : IQuery<DeliveryShown>, IInInitiative;

internal sealed class DeliveryToReadHandler(DevelopmentDb db, ICaller caller, AccessTables access, IPeople people, TimeProvider clock)
    : IQueryHandler<DeliveryToRead, DeliveryShown>
{
    public async Task<DeliveryShown> Handle(DeliveryToRead query, CancellationToken ct)
    {
        var (id, now) = (query.InitiativeId, clock.GetUtcNow());
        var today = London.DayOf(now);
        var initiative = await db.Initiatives.AsNoTracking().Get(id, ct);
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.InitiativeId == id).ToListAsync(ct);
        var untold = await db.UntoldTo(caller, access, id, ct);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.InitiativeId == id).ToListAsync(ct);
        tasks.RemoveAll(untold.Hides);
        var risks = await db.Risks.Where(r => r.InitiativeId == id).ToDictionaryAsync(r => r.Id, r => $"From the risk “{r.Text}”", ct);
        var questions = await db
            .Questions.IgnoreAutoIncludes()
            .Where(q => q.InitiativeId == id)
            .Select(q => new { q.Id, q.Text })
            .ToDictionaryAsync(q => q.Id, q => $"From the question “{q.Text}”", ct);
        var early = EarlyMilestone.Of(milestones);
        var carried = await (
            from copy in db.Tasks
            join first in db.Tasks on copy.CarriedFromId equals first.Id
            join i in db.Initiatives on first.InitiativeId equals i.Id
            where copy.InitiativeId == id
            select new { copy.Id, From = new CarriedFrom(i.Id, i.Title) }
        ).ToDictionaryAsync(t => t.Id, t => t.From, ct);
        var progress = (await db.ProgressOf([id], now, ct))[id];
        var names = await Names.Ask(people, [progress.ByHand?.By, .. tasks.Select(t => (Guid?)t.OwnerId)], ct);
        return new DeliveryShown(
            initiative.Title,
            initiative.HasEnded,
            today,
            progress.ByRule,
            progress.Because,
            progress.ByHand is { } set ? new OverrideShown(set.Colour, set.Reason, names.Of(set.By), set.At) : null,
            [
                .. milestones
                    .OrderBy(m => m.ActualOn ?? m.ForecastOn)
                    .ThenBy(m => m.Title, StringComparer.Ordinal)
                    .Select(m => new MilestoneShown(
                        m.Id,
                        m.Version,
                        m.Title,
                        m.BaselineOn,
                        m.ForecastOn,
                        m.ActualOn,
                        m.SlipDays,
                        m.IsOverdue(today),
                        milestones.Find(d => d.Id == m.DependsOnId)?.Title,
                        early.FirstOrDefault(e => e.Milestone == m)?.InWords
                    )),
            ],
            [
                .. tasks
                    .OrderBy(t => t.State)
                    .ThenBy(t => t.DueOn)
                    .Select(t => new TaskShown(
                        t.Id,
                        t.Text,
                        names.Of(t.OwnerId),
                        t.DueOn,
                        t.State,
                        t.Source switch
                        {
                            TaskSource.Condition => "From a condition of a gate",
                            TaskSource.Review => "Planned when their realisation began",
                            _ => From(t.SourceId),
                        },
                        t.Reason,
                        t.State == TaskState.Open && t.DueOn < today
                    )
                    {
                        IsOwn = t.OwnerId == caller.PersonId,
                        IsOwed = t.IsOwedIn(initiative.Stage),
                        IsReview = t.Source == TaskSource.Review,
                        CarriedFrom = carried.GetValueOrDefault(t.Id),
                    }),
            ],
            From(query.From)
        );

        string? From(Guid? source) =>
            source is not { } known ? null
            : risks.TryGetValue(known, out var risk) ? risk
            : questions.GetValueOrDefault(known);
    }
}

/// <summary>What it would do to others if the milestone were expected, or reached, on that day.</summary>
[Requires(DevelopmentPermission.Deliver)]
internal sealed record MilestonesMovedToo(Guid InitiativeId, Guid MilestoneId, DateOnly On) : IQuery<IReadOnlyList<string>>, IInInitiative;

internal sealed class MilestonesMovedTooHandler(DevelopmentDb db) : IQueryHandler<MilestonesMovedToo, IReadOnlyList<string>>
{
    public async Task<IReadOnlyList<string>> Handle(MilestonesMovedToo query, CancellationToken ct)
    {
        var all = await db.Milestones.AsNoTracking().Where(m => m.InitiativeId == query.InitiativeId).ToListAsync(ct);
        var moved = all.Find(m => m.Id == query.MilestoneId) ?? throw new NotFound();
        return [.. EarlyMilestone.IfMoved(all, moved, query.On).Select(Words)];

        string Words(EarlyMilestone e) =>
            $"“{e.Milestone.Title}” is expected on {London.Day(e.Milestone.ForecastOn)} and waits for “{e.WaitsFor.Title}”: {(e.Days == 1 ? "a day" : $"{e.Days} days")} too early";
    }
}
