using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Platform.Audit;

/// <summary>One act as it is listed; no words where they have been redacted.</summary>
public sealed record ListedAct(long Number, DateTimeOffset At, Guid? ActorId, string Act, Guid? ScopeId, string? Words);

/// <summary>Reads the audit trail, newest first.</summary>
public sealed class AuditList(PlatformDb db)
{
    /// <param name="act">acts whose name contains this</param>
    /// <param name="subject">an actor or a scope</param>
    public async Task<(IReadOnlyList<ListedAct> Acts, int Total)> Read(string? act, Guid? subject, int skip, int take, CancellationToken ct)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking();
        if (!string.IsNullOrWhiteSpace(act))
            entries = entries.Where(e => EF.Functions.ILike(e.Act, $"%{act.Replace("%", "", StringComparison.Ordinal)}%"));
        if (subject is { } id)
            entries = entries.Where(e => e.ActorId == id || e.ScopeId == id);
        var acts = await entries
            .OrderByDescending(e => e.Number)
            .Skip(skip)
            .Take(take)
            .Join(
                db.Set<AuditPayload>(),
                e => e.Number,
                p => p.Number,
                (e, p) => new ListedAct(e.Number, e.At, e.ActorId, e.Act, e.ScopeId, p.Words)
            )
            .ToListAsync(ct);
        return ([.. acts.OrderByDescending(a => a.Number)], await entries.CountAsync(ct));
    }
}
