using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;

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
        var executives = await people.WithRole(Role.Executive, initiative.OrganisationId, ct);
        await db.Notify(
            ObligationKind.HighRisk,
            initiative.Id,
            risk.Id,
            executives.Select(e => e.Id).Concat(new[] { initiative.LeadId, initiative.SroId }.OfType<Guid>()),
            by,
            $"A risk of {risk.Score} of 25: “{Notices.Short(risk.Text)}”",
            $"/initiatives/{initiative.Id}/risks",
            now,
            ct
        );
    }
}
