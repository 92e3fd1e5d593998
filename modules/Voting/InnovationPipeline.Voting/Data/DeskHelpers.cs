using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Data;

internal static class DeskHelpers
{
    /// <summary>Whoever facilitates a group of the event, and nobody who no longer does, helps voters of the round too: papers, cards and the shared device.</summary>
    public static async Task LetFacilitatorsHelp(this VotingDb db, Guid roundId, IReadOnlyList<GroupCard> groups, CancellationToken ct)
    {
        var facilitators = groups.Select(g => g.FacilitatorId).ToHashSet();
        var helping = await db.Set<Grant>()
            .Where(g => g.ScopeId == roundId && g.Role == Role.Facilitator)
            .Select(g => g.PersonId)
            .ToListAsync(ct);
        foreach (var former in helping.Except(facilitators))
            await db.TakeBack(former, Role.Facilitator, roundId, ct);
        foreach (var facilitator in facilitators.Except(helping))
            await db.Give(facilitator, Role.Facilitator, roundId, ct);
    }
}
