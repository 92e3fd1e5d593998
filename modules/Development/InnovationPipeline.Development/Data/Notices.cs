using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class Notices
{
    /// <summary>Tells people of something that has come to them: each once for that thing and day, and nobody of what they did themselves.</summary>
    /// <param name="subject">the gate, task, decision … that it is about</param>
    /// <param name="by">who did it; none where it came about by itself</param>
    public static async Task Notify(
        this DevelopmentDb db,
        ObligationKind kind,
        Guid initiativeId,
        Guid subject,
        IEnumerable<Guid> people,
        Guid? by,
        string what,
        string href,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var today = London.DayOf(now);
        var told = await db
            .Reminders.Where(r => r.Kind == kind && r.SubjectId == subject && r.DueOn == today)
            .Select(r => r.PersonId)
            .ToListAsync(ct);
        foreach (var person in people.Distinct().Where(p => p != by && !told.Contains(p)))
            db.Add(
                new Reminder(
                    Guid.CreateVersion7(),
                    new Obligation(kind, initiativeId, subject, today, person, [], what, href),
                    Rung.Due,
                    person,
                    now
                )
            );
    }

    /// <summary>The titles in quotation marks, and how many more there are.</summary>
    public static string Listed(IReadOnlyCollection<string> titles, int most = 5) =>
        titles.Count <= most
            ? string.Join(", ", titles.Select(t => $"“{t}”"))
            : $"{string.Join(", ", titles.Take(most).Select(t => $"“{t}”"))} and {titles.Count - most} more";

    public static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    /// <summary>Owners of conditions hear of them when the decision is told, not before; each once, of all that are theirs.</summary>
    public static async Task NotifyOfConditions(this DevelopmentDb db, DecisionRelease release, DateTimeOffset now, CancellationToken ct)
    {
        var decision = await db.GateDecisions.AsNoTracking().SingleAsync(d => d.Id == release.Id, ct);
        var title = await db.Initiatives.Where(i => i.Id == decision.InitiativeId).Select(i => i.Title).SingleAsync(ct);
        foreach (var theirs in decision.Conditions.OrderBy(c => c.Number).GroupBy(c => c.OwnerId))
        {
            await db.LetRead(theirs.Key, decision.InitiativeId, ct);
            await db.Notify(
                ObligationKind.TaskGiven,
                decision.InitiativeId,
                decision.Id,
                [theirs.Key],
                decision.DecidedBy,
                theirs.Count() == 1
                    ? $"A condition of the gate of “{title}” is yours to meet by {London.Day(theirs.Single().DueOn)}: {Short(theirs.Single().Text)}"
                    : $"{theirs.Count()} conditions of the gate of “{title}” are yours to meet, the first by {London.Day(theirs.Min(c => c.DueOn))}: {Listed([.. theirs.Select(c => Short(c.Text))])}",
                $"/initiatives/{decision.InitiativeId}/delivery",
                now,
                ct
            );
        }
    }
}
