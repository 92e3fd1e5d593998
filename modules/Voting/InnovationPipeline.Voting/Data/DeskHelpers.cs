using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Data;

internal static class DeskHelpers
{
    /// <summary>Whoever facilitates a group of the event helps voters of this round too: papers, cards and the shared device.</summary>
    public static async Task LetFacilitatorsHelp(this VotingDb db, Round round, IInnovationEvents events, CancellationToken ct)
    {
        foreach (var facilitator in (await events.Groups(round.InnovationEventId, ct)).Select(g => g.FacilitatorId).Distinct())
            await db.Give(facilitator, Role.Facilitator, round.Id, ct);
    }
}
