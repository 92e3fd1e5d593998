using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Reminders;

/// <summary>Everything that somebody owes by a day, of every initiative.</summary>
internal static class Obligations
{
    private sealed record Running(
        Guid Id,
        string Title,
        Stage Stage,
        DateTimeOffset StageSince,
        Guid StageModelId,
        Guid LeadId,
        Guid? SroId
    )
    {
        public IReadOnlyList<Guid> Above => [.. new[] { LeadId, SroId }.OfType<Guid>().Distinct()];
    }

    public static async Task<IReadOnlyList<Obligation>> DueBy(DevelopmentDb db, IPeople people, DateOnly today, CancellationToken ct)
    {
        var all = (
            await db
                .Initiatives.Select(i => new Running(i.Id, i.Title, i.Stage, i.StageSince, i.StageModelId, i.LeadId, i.SroId))
                .ToListAsync(ct)
        ).ToDictionary(i => i.Id);
        var initiatives = all.Where(i => !Stages.HasEnded(i.Value.Stage)).ToDictionary();
        return
        [
            .. await Actuals(db, all, today, ct),
            .. await Assessments(db, initiatives, today, ct),
            .. await Scores(db, initiatives, today, ct),
            .. await Decisions(db, people, all, today, ct),
            .. await Clocks(db, initiatives, today, ct),
            .. await Delivery(db, all, today, ct),
        ];
    }

    /// <summary>
    /// What is measured is asked for as long as its collection runs, after the initiative was closed or stopped too. Of a merged one that is
    /// to the period of the merger: what goes on is planned again where it went.
    /// </summary>
    private static async Task<IReadOnlyList<Obligation>> Actuals(
        DevelopmentDb db,
        Dictionary<Guid, Running> initiatives,
        DateOnly today,
        CancellationToken ct
    )
    {
        var collected = await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => b.Plans.Any(p => p.LockedAt != null)).ToListAsync(ct);
        return
        [
            .. from benefit in collected
            where initiatives.ContainsKey(benefit.InitiativeId)
            from period in benefit.Gaps(today)
            let due = benefit.DueOn(period, London.DayOf)
            where due <= today
            // Two that were returned on one day are each asked for.
            let reopening = due > benefit.FirstDueOn(period) ? benefit.Reopening(period) : null
            select new Obligation(
                ObligationKind.Actual,
                benefit.InitiativeId,
                reopening?.Id ?? benefit.Id,
                due,
                benefit.CollectorId,
                initiatives[benefit.InitiativeId].Above,
                $"Record “{benefit.Measure}” for {Intervals.InWords(benefit.Interval, period)}{(reopening is null ? "" : " again")}",
                $"/benefits/{benefit.Id}/actuals/new"
            ),
        ];
    }

    private static async Task<IReadOnlyList<Obligation>> Assessments(
        DevelopmentDb db,
        Dictionary<Guid, Running> initiatives,
        DateOnly today,
        CancellationToken ct
    )
    {
        var late = await db
            .Assessments.Where(a => a.CompletedAt == null && a.AssessorId != null && a.DueOn <= today)
            .Select(a => new
            {
                a.Id,
                a.InitiativeId,
                a.AssessorId,
                a.DueOn,
            })
            .ToListAsync(ct);
        return
        [
            .. from a in late
            where initiatives.TryGetValue(a.InitiativeId, out var i) && i.Stage == Stage.Assessment
            select new Obligation(
                ObligationKind.Assessment,
                a.InitiativeId,
                a.Id,
                a.DueOn!.Value,
                a.AssessorId!.Value,
                initiatives[a.InitiativeId].Above,
                $"Assess “{initiatives[a.InitiativeId].Title}”",
                $"/initiatives/{a.InitiativeId}/assessment"
            ),
        ];
    }

    private static async Task<IReadOnlyList<Obligation>> Scores(
        DevelopmentDb db,
        Dictionary<Guid, Running> initiatives,
        DateOnly today,
        CancellationToken ct
    )
    {
        var late = await (
            from s in db.Scorecards
            join g in db.GateReviews on s.GateId equals g.Id
            where g.DecidedAt == null && s.SubmittedAt == null && s.DueOn <= today
            select s
        )
            .AsNoTracking()
            .ToListAsync(ct);
        return
        [
            .. from s in late
            where !s.IsRecused && initiatives.ContainsKey(s.InitiativeId)
            select new Obligation(
                ObligationKind.GateScores,
                s.InitiativeId,
                s.Id,
                s.DueOn,
                s.AssessorId,
                initiatives[s.InitiativeId].Above,
                $"Score the gate of “{initiatives[s.InitiativeId].Title}”",
                $"/initiatives/{s.InitiativeId}/gates/{s.GateId}/scores"
            ),
        ];
    }

    /// <summary>Of chairs who neither run it nor contributed, as when the gate opened; what has ended may have a gate open that leads back.</summary>
    private static async Task<IReadOnlyList<Obligation>> Decisions(
        DevelopmentDb db,
        IPeople people,
        Dictionary<Guid, Running> initiatives,
        DateOnly today,
        CancellationToken ct
    )
    {
        var open = await db.GateReviews.AsNoTracking().IgnoreAutoIncludes().Where(g => g.DecidedAt == null).ToListAsync(ct);
        var cards = (
            await (from s in db.Scorecards join g in db.GateReviews on s.GateId equals g.Id where g.DecidedAt == null select s)
                .AsNoTracking()
                .ToListAsync(ct)
        ).ToLookup(s => s.GateId);
        var under = open.ConvertAll(g => g.InitiativeId);
        var involved = await db
            .Initiatives.AsNoTracking()
            .IgnoreAutoIncludes()
            .Where(i => under.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, i => i.Involved, ct);
        var chairs = new Dictionary<Guid, IEnumerable<Guid>>();
        foreach (var organisation in open.Select(g => g.OrganisationId).Distinct())
            chairs[organisation] = (await people.WithRole(Role.GateChair, organisation, ct)).Select(p => p.Id);
        return
        [
            .. from g in open
            let due = g.DecisionDueOn(cards[g.Id], London.DayOf)
            where due <= today
            from chair in chairs[g.OrganisationId].Except(involved[g.InitiativeId])
            select new Obligation(
                ObligationKind.GateDecision,
                g.InitiativeId,
                g.Id,
                due,
                chair,
                initiatives[g.InitiativeId].Above,
                $"Decide at the gate of “{initiatives[g.InitiativeId].Title}”",
                $"/initiatives/{g.InitiativeId}/gates/{g.Id}"
            ),
        ];
    }

    private static async Task<IReadOnlyList<Obligation>> Clocks(
        DevelopmentDb db,
        Dictionary<Guid, Running> initiatives,
        DateOnly today,
        CancellationToken ct
    )
    {
        var models = StageModels.BuiltIn.Concat(await db.StageModels.AsNoTracking().ToListAsync(ct)).ToDictionary(m => m.Id);
        var pauses = (await db.Pauses.AsNoTracking().ToListAsync(ct)).ToLookup(p => p.InitiativeId);
        var owed = new List<Obligation>();
        foreach (var i in initiatives.Values)
        {
            var allowed = models.GetValueOrDefault(i.StageModelId)?.Text.Stages.FirstOrDefault(s => s.Stage == i.Stage)?.WorkingDays;
            if (allowed is null || London.DayOf(i.StageSince).AddDays(allowed.Value) > today)
                continue;
            var clock = StageClock.Of(London.DayOf(i.StageSince), allowed, [.. pauses[i.Id]], today);
            if (clock.DueOn is { } due && due <= today)
                owed.Add(
                    new Obligation(
                        ObligationKind.Stage,
                        i.Id,
                        i.Id,
                        due,
                        i.LeadId,
                        i.Above,
                        $"Bring “{i.Title}” to its next gate: it was due to leave {Stages.InWords(i.Stage).ToLowerInvariant()}",
                        $"/initiatives/{i.Id}/clock"
                    )
                );
        }
        return owed;
    }

    /// <summary>Tasks and reviews of risks of their owners; milestones of the lead; offers of the person who may accept.</summary>
    private static async Task<IReadOnlyList<Obligation>> Delivery(
        DevelopmentDb db,
        Dictionary<Guid, Running> initiatives,
        DateOnly today,
        CancellationToken ct
    )
    {
        var tasks = await db.ToldTasks().AsNoTracking().Where(t => t.State == TaskState.Open && t.DueOn <= today).ToListAsync(ct);
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.ActualOn == null && m.ForecastOn <= today).ToListAsync(ct);
        var risks = await db.Risks.AsNoTracking().Where(r => !r.IsClosed && r.ReviewOn <= today).ToListAsync(ct);
        var lastWeek = today.AddDays(7);
        var offers = await db
            .Transfers.AsNoTracking()
            .Where(t => t.State == TransferState.Pending && t.ExpiresOn <= lastWeek)
            .ToListAsync(ct);
        return
        [
            .. tasks
                .Where(t =>
                    IsRunning(t.InitiativeId) || (t.Source == TaskSource.Review && initiatives[t.InitiativeId].Stage == Stage.Closed)
                )
                .Select(t => new Obligation(
                    t.Source == TaskSource.Condition ? ObligationKind.Condition : ObligationKind.TaskToDo,
                    t.InitiativeId,
                    t.Id,
                    t.DueOn,
                    t.OwnerId,
                    initiatives[t.InitiativeId].Above,
                    t.Text,
                    $"/initiatives/{t.InitiativeId}/delivery"
                )),
            .. milestones
                .Where(m => IsRunning(m.InitiativeId))
                .Select(m => new Obligation(
                    ObligationKind.Milestone,
                    m.InitiativeId,
                    m.Id,
                    m.ForecastOn,
                    initiatives[m.InitiativeId].LeadId,
                    initiatives[m.InitiativeId].Above,
                    $"Say whether “{m.Title}” was reached",
                    $"/initiatives/{m.InitiativeId}/milestones/{m.Id}"
                )),
            .. risks
                .Where(r => IsRunning(r.InitiativeId))
                .Select(r => new Obligation(
                    ObligationKind.Risk,
                    r.InitiativeId,
                    r.Id,
                    r.ReviewOn!.Value,
                    r.OwnerId ?? initiatives[r.InitiativeId].LeadId,
                    initiatives[r.InitiativeId].Above,
                    $"Look again at the risk “{(r.Text.Length > 80 ? r.Text[..80] + "…" : r.Text)}”",
                    $"/initiatives/{r.InitiativeId}/risks/{r.Id}"
                )),
            .. offers
                .Where(t => IsRunning(t.InitiativeId))
                .Select(t => new Obligation(
                    ObligationKind.Transfer,
                    t.InitiativeId,
                    t.Id,
                    t.ExpiresOn.AddDays(-7),
                    t.ToId,
                    [],
                    $"The offer of “{Positions.InWords(t.Position)}” ends in a week",
                    $"/transfers/{t.Id}"
                )),
        ];

        bool IsRunning(Guid initiative) => !Stages.HasEnded(initiatives[initiative].Stage);
    }
}
