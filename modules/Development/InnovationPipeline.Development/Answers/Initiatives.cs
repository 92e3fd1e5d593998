using InnovationPipeline.Development.Contracts;
using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Answers;

internal sealed class Initiatives(DevelopmentDb db, IIdeas ideas, TimeProvider clock) : IInitiatives
{
    public async Task<IReadOnlyDictionary<Guid, InitiativeCard>> Cards(IEnumerable<Guid> initiativeIds, CancellationToken ct)
    {
        var ids = initiativeIds.Distinct().ToList();
        var found = await (
            from i in db.Initiatives
            where ids.Contains(i.Id)
            join t in db.Themes on i.ThemeId equals t.Id into themes
            from t in themes.DefaultIfEmpty()
            select new
            {
                i.Id,
                i.Title,
                i.Stage,
                i.OrganisationId,
                i.IdeaId,
                i.InnovationEventId,
                i.ThemeId,
                ThemeName = t == null ? null : t.Name,
                i.OpenedAt,
                i.SubmissionId,
            }
        ).ToListAsync(ct);
        return found.ToDictionary(
            i => i.Id,
            i => new InitiativeCard(
                i.Id,
                i.Title,
                i.Stage.ToString(),
                i.OrganisationId,
                i.IdeaId,
                i.InnovationEventId,
                i.ThemeId,
                i.ThemeName,
                i.OpenedAt
            )
            {
                SubmissionId = i.SubmissionId,
            }
        );
    }

    public async Task<IReadOnlyDictionary<Guid, InitiativeStanding>> Standings(IEnumerable<Guid> initiativeIds, CancellationToken ct)
    {
        var asked = initiativeIds.Distinct().ToList();
        var going = await db
            .Initiatives.Where(i => asked.Contains(i.Id) && Stages.ThatRun.Contains(i.Stage))
            .Select(i => i.Id)
            .ToListAsync(ct);
        return (await db.ProgressOf(going, clock.GetUtcNow(), ct)).ToDictionary(
            p => p.Key,
            p => new InitiativeStanding(p.Value.InWords, p.Value.ClockInWords)
        );
    }

    public async Task<IReadOnlyList<DecisionFact>> Decisions(Guid initiativeId, CancellationToken ct)
    {
        var title = await db.Initiatives.Where(i => i.Id == initiativeId).Select(i => i.Title).SingleOrDefaultAsync(ct) ?? "";
        var found = await db
            .GateDecisions.AsNoTracking()
            .Where(d => d.InitiativeId == initiativeId && db.Releases.Any(r => r.Id == d.Id && r.ReleasedAt != null))
            .OrderBy(d => d.At)
            .ThenBy(d => d.Id)
            .ToListAsync(ct);
        return
        [
            .. found.Select(d => new DecisionFact(
                d.Id,
                d.At,
                d.Decision.ToString(),
                d.FromStage.ToString(),
                d.ToStage.ToString(),
                d.Reason,
                d.WhatWouldChangeThis,
                d.DecidedBy
            )
            {
                Code = d.Code is { } code ? Reasons.InWords(code) : null,
                Heading = Domain.Decisions.Told(d.Decision, title, d.ToStage, d.IsAboutEarlier),
            }),
        ];
    }

    public async Task<IReadOnlyList<BenefitFact>> Benefits(Guid initiativeId, CancellationToken ct)
    {
        var found = await db
            .Benefits.AsNoTracking()
            .AsSplitQuery()
            .Where(b => b.InitiativeId == initiativeId)
            .OrderBy(b => b.Measure)
            .ToListAsync(ct);
        return
        [
            .. found.Select(b => new BenefitFact(
                b.Id,
                b.Measure,
                b.Class.ToString(),
                b.Unit,
                b.Plan.BaselineValue,
                b.Plan.BaselineOn,
                b.Plan.TargetValue,
                b.Plan.TargetOn,
                b.AttributionPercent,
                b.Planned,
                [
                    .. b
                        .Actuals.OrderBy(a => a.Period)
                        .ThenBy(a => a.RecordedAt)
                        .Select(a => new ActualFact(
                            a.Id,
                            a.Period,
                            a.Value,
                            b.Share(a.ClaimedPounds),
                            b.Share(a.VerifiedPounds),
                            a.State.ToString(),
                            a.RecordedBy,
                            a.VerifiedBy
                        )),
                ]
            )),
        ];
    }

    public async Task<ReminderFact?> Reminder(Guid reminderId, CancellationToken ct)
    {
        // Of a theme that was handed over there is no initiative.
        var found = await (
            from r in db.Reminders
            join i in db.Initiatives on r.InitiativeId equals i.Id into initiatives
            from i in initiatives.DefaultIfEmpty()
            where r.Id == reminderId
            select new { Reminder = r, Title = i == null ? null : i.Title }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var (reminder, title) = (found.Reminder, found.Title);
        return new ReminderFact(
            reminder.InitiativeId,
            title ?? "",
            reminder.What,
            reminder.DueOn,
            reminder.Rung != Rung.Escalated,
            reminder.Href
        )
        {
            OnlyTold = reminder.Kind switch
            {
                ObligationKind.Actual when reminder.Rung != Rung.Escalated => await AskedAgain(reminder, title, ct),
                ObligationKind.GateOpened =>
                    "Interests are declared before scores open, and whoever leads, answers for or contributed to it does not decide.",
                ObligationKind.Assigned => "Say first whether you have an interest: “none” is an answer.",
                ObligationKind.TaskGiven => $"It is part of “{title}”. You are reminded when it is due.",
                ObligationKind.MilestoneTooEarly => "Nothing moves by itself: move what waits for it, or bring it forward.",
                ObligationKind.Attention => "It stays where it is until a gate decides.",
                ObligationKind.Mention => "Only those whom a note mentions can read it.",
                ObligationKind.HighRisk => $"It is a risk of “{title}”. Executives hear of every risk that comes to 15 or more.",
                ObligationKind.HandedOver =>
                    $"{(title is null ? "" : $"It belongs to “{title}”. ")}Why it was handed over: {await ReasonOf(reminder.SubjectId, ct)}",
                _ => null,
            },
        };
    }

    /// <summary>Of a figure that was returned or taken back; nothing of one that was never given.</summary>
    private async Task<string?> AskedAgain(Reminder reminder, string? title, CancellationToken ct)
    {
        var state = await (
            from b in db.Benefits
            from a in b.Actuals
            where b.InitiativeId == reminder.InitiativeId && a.Id == reminder.SubjectId
            select (ActualState?)a.State
        ).SingleOrDefaultAsync(ct);
        return state is null
            ? null
            : $"The figure was {(state == ActualState.Returned ? "returned" : "taken back")} on {London.Day(reminder.DueOn)}: record it again. It is part of “{title}”.";
    }

    /// <summary>Of a line of history.</summary>
    private async Task<string?> ReasonOf(Guid lineId, CancellationToken ct) =>
        await db.InitiativeHistory.Where(h => h.Id == lineId).Select(h => h.Reason).SingleOrDefaultAsync(ct)
        ?? await db.ThemeHistory.Where(h => h.Id == lineId).Select(h => h.Reason).SingleOrDefaultAsync(ct);

    public Task<Guid?> OfSubmission(Guid submissionId, CancellationToken ct) =>
        db.Initiatives.Where(i => i.SubmissionId == submissionId).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<Guid>> PeopleToTell(Guid initiativeId, CancellationToken ct)
    {
        var people = new HashSet<Guid>();
        foreach (var initiative in await db.WithMerged(initiativeId, ct))
        {
            people.UnionWith(initiative.Id == initiativeId ? initiative.Owners : []);
            people.UnionWith(initiative.Origin.Contributors.Select(c => c.PersonId));
            foreach (var idea in initiative.Ideas())
                await AddContributors(idea, people, ct);
        }
        return [.. people];
    }

    /// <summary>Ideation names the sources of an idea; sources of sources are followed here, each once.</summary>
    private async Task AddContributors(Guid ideaId, HashSet<Guid> people, CancellationToken ct)
    {
        var (seen, open) = (new HashSet<Guid> { ideaId }, new Queue<Guid>([ideaId]));
        while (open.TryDequeue(out var next))
        {
            people.UnionWith((await ideas.Contributors(next, ct)).Select(c => c.PersonId));
            foreach (var source in (await ideas.Case(next, ct))?.Lineage ?? [])
                if (seen.Add(source.SourceIdeaId))
                    open.Enqueue(source.SourceIdeaId);
        }
    }
}
