using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class Progressing
{
    /// <summary>How each of these initiatives goes now.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Progress>> ProgressOf(
        this DevelopmentDb db,
        IReadOnlyCollection<Guid> ids,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var today = London.DayOf(now);
        var initiatives = await db.Initiatives.AsNoTracking().IgnoreAutoIncludes().Where(i => ids.Contains(i.Id)).ToListAsync(ct);
        var milestones = (await db.Milestones.AsNoTracking().Where(m => ids.Contains(m.InitiativeId)).ToListAsync(ct)).ToLookup(m =>
            m.InitiativeId
        );
        var benefits = (await db.Benefits.AsNoTracking().AsSplitQuery().Where(b => ids.Contains(b.InitiativeId)).ToListAsync(ct)).ToLookup(
            b => b.InitiativeId
        );
        var pauses = (await db.Pauses.AsNoTracking().Where(p => ids.Contains(p.InitiativeId)).ToListAsync(ct)).ToLookup(p =>
            p.InitiativeId
        );
        var updated = await db
            .InitiativeHistory.Where(h => ids.Contains(h.SubjectId) && h.Who != null)
            .GroupBy(h => h.SubjectId)
            .Select(g => new { g.Key, At = g.Max(h => h.At) })
            .ToDictionaryAsync(g => g.Key, g => g.At, ct);
        var models = new Dictionary<Guid, StageModel>();
        foreach (var model in initiatives.Select(i => i.StageModelId).Distinct())
            models[model] = await db.Model(model, ct);
        return initiatives.ToDictionary(i => i.Id, Of);

        Progress Of(Initiative i)
        {
            var (colour, because) = RagRule.Of(
                [.. milestones[i.Id].Select(m => m.Dates)],
                RagRule.VerifiedPercent(benefits[i.Id].Select(b => b.DueBefore(today))),
                London.DayOf(updated.GetValueOrDefault(i.Id, i.OpenedAt)),
                today
            );
            return new Progress(
                colour,
                because,
                i.RagOverride is { } held && held.Holds(now) && colour != Rag.NotReported ? held : null,
                StageClock.Of(
                    London.DayOf(i.StageSince),
                    models[i.StageModelId].Text.Stages.FirstOrDefault(s => s.Stage == i.Stage)?.WorkingDays,
                    [.. pauses[i.Id]],
                    today
                )
            )
            {
                TooEarly = [.. EarlyMilestone.Of([.. milestones[i.Id]]).Select(e => e.InWords)],
            };
        }
    }
}
