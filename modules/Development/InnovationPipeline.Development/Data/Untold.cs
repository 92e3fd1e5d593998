using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>What a reader may read of why a gate decided.</summary>
internal sealed record DecisionWords(string? Code, string Reason, string? WhatWouldChangeThis, IReadOnlyList<GateCondition> Conditions);

/// <summary>
/// Decisions whose reason and conditions one reader may not read yet. Gate chairs and the assessors who scored read all, but not whoever
/// leads, owns or contributed to the initiative: they hear it in person.
/// </summary>
internal sealed class Untold(IReadOnlyList<(GateDecision Decision, string Instead)> untold)
{
    public bool Hides(Guid? decisionId) => untold.Any(u => u.Decision.Id == decisionId);

    public bool Hides(InitiativeTask task) => task.Source == TaskSource.Condition && Hides(task.SourceId);

    /// <summary>Gate packs and snapshots keep a condition by its words.</summary>
    public bool HidesCondition(string text) => untold.SelectMany(u => u.Decision.Conditions).Any(c => c.Text == text);

    public DecisionWords Of(GateDecision decision) =>
        InsteadOf(u => u.Id == decision.Id) is { } instead
            ? new DecisionWords(null, instead, null, [])
            : new DecisionWords(
                decision.Code is { } code ? Reasons.InWords(code) : null,
                decision.Reason,
                decision.WhatWouldChangeThis,
                [.. decision.Conditions.OrderBy(c => c.Number)]
            );

    public string? ReasonOf(InitiativeHistory line) =>
        InsteadOf(u => u.InitiativeId == line.SubjectId && u.At == line.At && u.Reason == line.Reason) ?? line.Reason;

    public InitiativeFacts In(InitiativeFacts facts) =>
        facts with
        {
            Decisions =
            [
                .. facts.Decisions.Select(d =>
                    InsteadOf(u => u.At == d.At) is { } instead
                        ? d with
                        {
                            Code = null,
                            Reason = instead,
                            WhatWouldChangeThis = null,
                            Conditions = [],
                        }
                        : d
                ),
            ],
            Tasks = [.. facts.Tasks.Where(t => t.Source != nameof(TaskSource.Condition) || !HidesCondition(t.Text))],
        };

    private string? InsteadOf(Func<GateDecision, bool> which) => untold.FirstOrDefault(u => which(u.Decision)).Instead;
}

internal static class UntoldReasons
{
    /// <param name="at">none for now; what was told later than that was not told yet</param>
    public static async Task<Untold> UntoldTo(
        this DevelopmentDb db,
        ICaller caller,
        AccessTables access,
        Guid initiativeId,
        CancellationToken ct,
        DateTimeOffset? at = null
    )
    {
        var found = await (
            from d in db.GateDecisions.AsNoTracking()
            join i in db.Initiatives on d.InitiativeId equals i.Id
            join r in db.Releases on d.Id equals r.Id into releases
            from r in releases.DefaultIfEmpty()
            // Conditions of what was merged in go on here.
            where (i.Id == initiativeId || i.MergedIntoId == initiativeId) && (r == null || r.ReleasedAt == null || r.ReleasedAt > at)
            select new { Decision = d, DueAt = r == null ? (DateTimeOffset?)null : r.DueAt }
        ).ToListAsync(ct);
        if (found.Count == 0)
            return new Untold([]);
        var initiative = await db.Initiatives.AsNoTracking().Get(initiativeId, ct);
        if (!initiative.Involved.Any(p => p == caller.PersonId))
        {
            if (await access.May(caller, DevelopmentPermission.Decide, initiativeId, ct))
                return new Untold([]);
            var gates = found.Select(f => f.Decision.GateId).ToList();
            var own = await db
                .Scorecards.AsNoTracking()
                .Where(s => gates.Contains(s.GateId) && s.AssessorId == caller.PersonId)
                .ToListAsync(ct);
            found.RemoveAll(f => own.Any(s => s.Counts && s.GateId == f.Decision.GateId));
        }
        return new Untold([
            .. found.Select(f =>
                (
                    f.Decision,
                    f.DueAt is { } due
                        ? $"The reason will be told on {London.Day(due)}."
                        : "The reason was never told: the decision was taken back first."
                )
            ),
        ]);
    }

    /// <summary>Without conditions of decisions that people have not been told of, which would give the decision away.</summary>
    public static IQueryable<InitiativeTask> ToldTasks(this DevelopmentDb db) =>
        db.Tasks.Where(t => t.Source != TaskSource.Condition || db.Releases.Any(r => r.Id == t.SourceId && r.ReleasedAt != null));
}
