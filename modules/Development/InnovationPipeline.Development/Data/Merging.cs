using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>The initiative from which a merger carried something over.</summary>
internal sealed record CarriedFrom(Guid InitiativeId, string Title);

internal static class Merging
{
    /// <summary>
    /// What is open in a merged initiative goes on in the other, with its owner and its day: each thing is open in one place. Reviews of
    /// its benefits stay: the other has its own.
    /// </summary>
    public static async Task CarryOver(
        this DevelopmentDb db,
        Initiative from,
        Initiative into,
        Guid by,
        DateTimeOffset now,
        IPeople people,
        CancellationToken ct
    )
    {
        var risks = await db.Risks.Where(r => r.InitiativeId == from.Id && !r.IsClosed).OrderBy(r => r.Id).ToListAsync(ct);
        var copies = risks.ToDictionary(r => r.Id, r => r.CarryOver(into));
        var tasks = await db
            .Tasks.Where(t => t.InitiativeId == from.Id && t.State == TaskState.Open && t.Source != TaskSource.Review)
            .OrderBy(t => t.DueOn)
            .ThenBy(t => t.Id)
            .ToListAsync(ct);
        db.AddRange(copies.Values);
        db.AddRange(tasks.Select(t => t.CarryOver(into, SourceOf(t), now)));
        foreach (var owner in tasks.Select(t => t.OwnerId).Concat(risks.Select(r => r.OwnerId).OfType<Guid>()).Distinct())
            await db.LetRead(owner, into.Id, ct);
        foreach (var copy in copies.Values)
            await db.TellOfHighRisk(copy, into, by, now, people, ct);
        if (tasks.Count + risks.Count == 0)
            return;
        var what = InWords(tasks.Count, risks.Count);
        db.Add(new InitiativeHistory(from.Id, by, now, $"Carried over to “{into.Title}”", before: what));
        db.Add(new InitiativeHistory(into.Id, by, now, $"Carried over from “{from.Title}”", after: what));

        // A question stays where it was asked.
        Guid? SourceOf(InitiativeTask task) =>
            task.Source == TaskSource.Condition ? task.SourceId
            : task.SourceId is { } risk ? copies.GetValueOrDefault(risk)?.Id
            : null;
    }

    /// <summary>A merger is taken back: what nobody has touched since is open again where it was, and closed where it had gone.</summary>
    public static async Task GiveBack(
        this DevelopmentDb db,
        Initiative to,
        Guid survivor,
        Guid by,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var title = await db.Initiatives.Where(i => i.Id == survivor).Select(i => i.Title).SingleAsync(ct);
        var tasks = await (
            from copy in db.Tasks
            join first in db.Tasks on copy.CarriedFromId equals first.Id
            where copy.InitiativeId == survivor && first.InitiativeId == to.Id
            select new { copy, first }
        ).ToListAsync(ct);
        var risks = await (
            from copy in db.Risks
            join first in db.Risks on copy.CarriedFromId equals first.Id
            where copy.InitiativeId == survivor && first.InitiativeId == to.Id
            select new { copy, first }
        ).ToListAsync(ct);
        var (givenTasks, givenRisks) = (
            tasks.Count(t => t.copy.GiveBack(t.first, to.Title, now)),
            risks.Count(r => r.copy.GiveBack(r.first))
        );
        if (givenTasks + givenRisks == 0)
            return;
        var what = InWords(givenTasks, givenRisks);
        db.Add(new InitiativeHistory(survivor, by, now, $"Given back to “{to.Title}”", before: what));
        db.Add(new InitiativeHistory(to.Id, by, now, $"Given back from “{title}”", after: what));
    }

    private static string InWords(int tasks, int risks) =>
        $"{tasks} {(tasks == 1 ? "task" : "tasks")} and {risks} {(risks == 1 ? "risk" : "risks")}";
}
