using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain;

/// <summary>What one voter said. Names a person only until the reveal, or until the person is forgotten; in a secret round never.</summary>
/// <param name="key">whose ballot it is: the person's id; in a secret round what follows from the credential</param>
/// <param name="marks">canonical, see <see cref="Marks"/></param>
internal sealed class Ballot(Guid roundId, Guid key, string marks, byte[] nonce, int[] order, string code)
{
    public Guid RoundId { get; private set; } = roundId;
    public Guid Key { get; private set; } = key;
    public string Marks { get; private set; } = marks;

    /// <summary>16 random bytes: they make the ballots' root impossible to foresee or to guess ballots from.</summary>
    public byte[] Nonce { get; private set; } = nonce;

    /// <summary>The counted-only receipt: made with the first cast, kept through every change, unrelated to what is chosen.</summary>
    public string Code { get; private set; } = code;

    /// <summary>Numbers of the paper's entries in the order in which this voter read them.</summary>
    public int[] Order { get; private set; } = order;

    /// <summary>Which requests brought this ballot and what it said before, see <see cref="Domain.Requests"/>; nothing of a ballot cast on a page.</summary>
    public byte[] Requests { get; private set; } = [];
}

/// <summary>The round as a voter meets it, at the moment when its lock is held.</summary>
/// <param name="ClosesAt">from then on nothing more is taken, even before somebody or the job has closed it</param>
/// <param name="Marked">what this voter's ballot says so far</param>
/// <param name="Requests">those that brought it, see <see cref="Domain.Requests"/></param>
/// <param name="Dealt">how a ballot has been dealt to this person, if not by signing in</param>
/// <param name="IsVoid">this is the ballot of a card that came back unused</param>
internal sealed record BallotGate(
    Guid RoundId,
    Guid InnovationEventId,
    RoundState State,
    DateTimeOffset? ClosesAt,
    VotingMethod Method,
    BallotRule Rule,
    bool MayChange,
    OwnGroupRule OwnGroup,
    Secrecy Secrecy,
    IReadOnlyList<PaperPlace> Paper,
    string? Marked,
    byte[] Requests,
    DealtAs? Dealt,
    bool IsVoid
)
{
    internal static class Rules
    {
        internal static readonly Rule NotOpenYet = new("Voting has not opened yet");
        internal static readonly Rule BeforeTheClose = new(
            "Voting has closed, so this ballot was not recorded. A ballot that you cast before the close still counts"
        );
        internal static readonly Rule NotCancelled = new("This round was cancelled, so no ballot counts");
        internal static readonly Rule OnceOnly = new("You have voted, and this round takes no changes");
        internal static readonly Rule NotOwnGroup = new("You cannot vote for your own group's idea in this round. Select another idea");
        internal static readonly Rule CheckedIn = new("You can vote once you have checked in. Go to the check-in desk");
        internal static readonly Rule ByCredential = new("This round is secret. Get your secret ballot first, then fill it in");
        internal static readonly Rule NotVoid = new("This card was given back unused, so it votes no longer. Draw another at the desk");
        internal static readonly Rule NewRequest = new(
            "This Idempotency-Key was used for another ballot. Send a new one with each change, and the same one only to try again"
        );
        internal static readonly Rule HasPaper = new("You have taken a ballot on paper, so you cannot also vote here");
    }

    public void IsOpen(DateTimeOffset now)
    {
        Rules.NotOpenYet.Require(State != RoundState.Draft);
        Rules.NotCancelled.Require(State != RoundState.Cancelled);
        Rules.BeforeTheClose.Require(State == RoundState.Open && (ClosesAt is null || now < ClosesAt));
    }

    /// <param name="request">the key of the act, where it came with one: what was tried again after a later change changes nothing</param>
    /// <param name="ownGroups">groups that the voter belongs to; empty where nobody knows the voter</param>
    /// <returns>what the ballot says from now on; none when it says this already, or has said it</returns>
    public BallotPut? Admits(IEnumerable<(Guid IdeaId, int Value)> marked, Guid? request, IReadOnlySet<Guid> ownGroups, DateTimeOffset now)
    {
        IsOpen(now);
        Rules.NotVoid.Require(!IsVoid);
        Rules.HasPaper.Require(Dealt != DealtAs.Paper);
        var marks = Marks.TextOf(Rule.Check(Method, Paper, marked, OwnGroup, ownGroups));
        if (request is { } key && Domain.Requests.Find(Requests, key, marks) is { } isTheSame)
        {
            Rules.NewRequest.Require(isTheSame);
            return null;
        }
        if (Marked == marks && request is null)
            return null;
        Rules.OnceOnly.Require(Marked is null || Marked == marks || MayChange);
        return new BallotPut(marks, request is { } named ? Domain.Requests.Noted(named, marks) : []);
    }
}
