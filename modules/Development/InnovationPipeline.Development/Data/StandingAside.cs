using InnovationPipeline.Development.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class StandingAside
{
    /// <summary>
    /// Whoever has come close to the initiative since they declared their interests at its gate, by a position or through one that was merged
    /// into it, stands aside from now on.
    /// </summary>
    /// <returns>every scorecard of the gate</returns>
    public static async Task<IReadOnlyList<GateScorecard>> StandAside(
        this DevelopmentDb db,
        Initiative initiative,
        Guid gateId,
        Standing standing,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var programme = await db.ProgrammeOf(initiative.OrganisationId, ct);
        var cards = await db.Scorecards.Where(s => s.GateId == gateId).ToListAsync(ct);
        foreach (var card in cards.Where(c => c.DeclaredAt is not null))
            if (card.Reconsider(await standing.Of(card.AssessorId, initiative, ct), programme.SameOrganisationRecuses))
                db.Add(
                    new InitiativeHistory(
                        initiative.Id,
                        card.AssessorId,
                        now,
                        "Assessor stands aside at the gate",
                        reason: string.Join(", ", card.Recusal.Causes.Select(Recusal.InWords))
                    )
                );
        return cards;
    }
}
