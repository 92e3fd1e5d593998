using InnovationPipeline.Development.Domain;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class Reviewing
{
    /// <summary>
    /// Benefits are reviewed 3, 6, 12 and 24 months after their realisation began: tasks of whoever owns them. A decision that leads back
    /// to an earlier stage cancels those that are open.
    /// </summary>
    public static async Task PlanReviews(this DevelopmentDb db, Initiative initiative, GateDecision decision, CancellationToken ct)
    {
        if (Stages.IsOffRamp(decision.ToStage))
            return;
        var open = await db
            .Tasks.Where(t => t.InitiativeId == initiative.Id && t.Source == TaskSource.Review && t.State == TaskState.Open)
            .ToListAsync(ct);
        if (decision.ToStage < Stage.BenefitRealisation)
            open.ForEach(t => t.End(TaskState.Cancelled, $"Back in {Stages.InWords(decision.ToStage).ToLowerInvariant()}", decision.At));
        else if (decision.ToStage == Stage.BenefitRealisation && open.Count == 0 && decision.FromStage < Stage.BenefitRealisation)
            db.AddRange(
                InitiativeTask.Reviews(
                    initiative.Id,
                    initiative.BenefitOwnerId ?? initiative.LeadId,
                    decision.Id,
                    London.DayOf(decision.At)
                )
            );
    }
}
