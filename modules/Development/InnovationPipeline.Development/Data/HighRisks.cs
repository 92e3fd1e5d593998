using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class HighRisks
{
    /// <summary>
    /// A risk that has come to 15 or more is told to the organisation's executives, the lead and the senior responsible owner: each once
    /// a day, not whoever wrote it.
    /// </summary>
    public static async Task TellOfHighRisk(
        this DevelopmentDb db,
        Risk risk,
        Initiative initiative,
        Guid by,
        DateTimeOffset now,
        IPeople people,
        CancellationToken ct
    )
    {
        if (!risk.IsEscalated)
            return;
        var today = London.DayOf(now);
        var executives = await people.WithRole(Role.Executive, initiative.OrganisationId, ct);
        var told = await db
            .Reminders.Where(r => r.Kind == ObligationKind.HighRisk && r.SubjectId == risk.Id && r.DueOn == today)
            .Select(r => r.PersonId)
            .ToListAsync(ct);
        foreach (
            var person in executives
                .Select(e => (Guid?)e.Id)
                .Append(initiative.LeadId)
                .Append(initiative.SroId)
                .OfType<Guid>()
                .Distinct()
                .Except([.. told, by])
        )
            db.Add(
                new Reminder(
                    Guid.CreateVersion7(),
                    new Obligation(
                        ObligationKind.HighRisk,
                        initiative.Id,
                        risk.Id,
                        today,
                        person,
                        [],
                        $"A risk of {risk.Score} of 25: “{(risk.Text.Length > 80 ? risk.Text[..80] + "…" : risk.Text)}”",
                        $"/initiatives/{initiative.Id}/risks"
                    ),
                    Rung.Due,
                    person,
                    now
                )
            );
    }
}
