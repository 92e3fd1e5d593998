using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Voting.Features.Ballots;

/// <summary>The one way of a ballot into the box, whoever brings it.</summary>
internal sealed class Casting(VotingDb db, BallotBox box, IInnovationEvents events)
{
    public const string WhyUnaudited = "A ballot is nobody's to read: what happened is told by the turnout";
    public const int MostMarks = 500;
    public const string NoMarks = "Mark at least 1 idea";
    public const string TooManyMarks = "A ballot has at most 500 marks";

    public Task<BallotGate> Enter(Guid roundId, Guid key, CancellationToken ct) => box.Enter(roundId, key, ct);

    /// <param name="voter">whose group is asked for; none where nobody knows the voter</param>
    public async Task Put(BallotGate gate, Guid key, IReadOnlyList<IdeaMark> marked, Guid? voter, CancellationToken ct)
    {
        gate.IsOpen();
        var ownGroups =
            gate.OwnGroup == OwnGroupRule.Allow || voter is null
                ? []
                : (await events.Groups(gate.InnovationEventId, ct))
                    .Where(g => g.MemberIds.Contains(voter.Value))
                    .Select(g => g.Id)
                    .ToHashSet();
        if (gate.Admits(marked.Select(m => (m.IdeaId, m.Value)), ownGroups) is not { } marks)
            return;
        BallotGate.Rules.OnceOnly.Require(await box.Put(gate, key, marks, ct));
        db.Changed(VotingTopic.Round, gate.RoundId);
    }
}
