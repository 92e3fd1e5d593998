using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain;

/// <summary>What one voter chose. Names a person only until the reveal, or until the person is forgotten.</summary>
internal sealed class Ballot(Guid roundId, Guid voterId, Guid ideaId, byte[] nonce, int[] order, string code)
{
    public Guid RoundId { get; private set; } = roundId;
    public Guid VoterId { get; private set; } = voterId;
    public Guid IdeaId { get; private set; } = ideaId;

    /// <summary>16 random bytes: they make the ballots' root impossible to foresee or to guess ballots from.</summary>
    public byte[] Nonce { get; private set; } = nonce;

    /// <summary>The counted-only receipt: made with the first cast, kept through every change, unrelated to what is chosen.</summary>
    public string Code { get; private set; } = code;

    /// <summary>Numbers of the paper's entries in the order in which this voter read them.</summary>
    public int[] Order { get; private set; } = order;
}

/// <summary>The round as a voter meets it, at the moment when its lock is held.</summary>
/// <param name="GroupOfIdea">none where the idea is not on this round's paper</param>
/// <param name="Chosen">what this voter's ballot says so far</param>
internal sealed record BallotGate(RoundState State, bool MayChange, OwnGroupRule OwnGroup, Guid? GroupOfIdea, Guid? Chosen)
{
    internal static class Rules
    {
        internal static readonly Rule NotOpenYet = new("Voting has not opened yet");
        internal static readonly Rule BeforeTheClose = new(
            "Voting has closed, so this ballot was not recorded. A ballot that you cast before the close still counts"
        );
        internal static readonly Rule NotCancelled = new("This round was cancelled, so no ballot counts");
        internal static readonly Rule OnThePaper = new("Select one of the ideas on the ballot paper");
        internal static readonly Rule OnceOnly = new("You have voted, and this round takes no changes");
        internal static readonly Rule NotOwnGroup = new("You cannot vote for your own group's idea in this round. Select another idea");
        internal static readonly Rule CheckedIn = new("You can vote once you have checked in. Go to the check-in desk");
    }

    /// <returns>false when the ballot says this already</returns>
    public bool Admits(Guid ideaId)
    {
        Rules.NotOpenYet.Require(State != RoundState.Draft);
        Rules.NotCancelled.Require(State != RoundState.Cancelled);
        Rules.BeforeTheClose.Require(State == RoundState.Open);
        Rules.OnThePaper.Require(GroupOfIdea is not null);
        if (Chosen == ideaId)
            return false;
        Rules.OnceOnly.Require(Chosen is null || MayChange);
        return true;
    }

    public void KeepsOffOwnGroup(bool ownGroup) => Rules.NotOwnGroup.Require(OwnGroup == OwnGroupRule.Allow || !ownGroup);
}
