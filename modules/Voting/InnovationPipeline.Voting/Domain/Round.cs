using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Voting.Domain;

/// <summary>One vote over the top ideas of an event: declared, opened, closed and counted, then revealed.</summary>
internal sealed class Round : Aggregate
{
    public static readonly TimeSpan RunOffLength = TimeSpan.FromMinutes(2);
    public const int LongestTitle = 120;
    public const int MostCards = 1_000;

    internal static class Rules
    {
        internal static readonly Rule Titled = new("Enter a title for the round");
        internal static readonly Rule QuorumIsOneOrMore = new("Enter a quorum of 1 ballot or more, or leave it empty");
        internal static readonly Rule OpensOnce = new("This round has been opened or cancelled already");
        internal static readonly Rule TwoIdeas = new("A vote needs at least 2 ideas");
        internal static readonly Rule ReasonToOpenWithout = new(
            "Some groups have no top idea yet. Wait for them, or give a reason to open without them"
        );
        internal static readonly Rule ClosesInTheFuture = new("Enter a closing time that is still to come");
        internal static readonly Rule IsOpen = new("Voting is not open");
        internal static readonly Rule LaterThanBefore = new("Enter a closing time later than the present one");
        internal static readonly Rule SaysWhy = new("Give a reason");
        internal static readonly Rule PaperIsPublished = new(
            "A correction note is for a paper that voters have read: open the round first"
        );
        internal static readonly Rule ClosesOnce = new("Only an open round can be closed");
        internal static readonly Rule RevealsOnceClosed = new("Close the round before you reveal its result, and reveal it once");
        internal static readonly Rule RunOffFirst = new("The lead is tied. Hold the run-off, then reveal the result");
        internal static readonly Rule RevealedByItsRound = new("This run-off is revealed together with the round that it decides");
        internal static readonly Rule RunOffForATie = new("A run-off is for a closed round with a tied lead and no run-off yet");
        internal static readonly Rule CancelledBeforeReveal = new("A revealed or cancelled round cannot be cancelled");
        internal static readonly Rule TieSuitsMethod = new("This way to decide a tie needs ballots that rank or score the ideas");
        internal static readonly Rule FirstChoicesAreRanked = new("More first choices decide only where voters rank the ideas");
        internal static readonly Rule SecretKnowsNobody = new(
            "In a secret round nobody knows who votes, so it cannot ask for other groups' ideas. Allow people to vote for their own group"
        );
        internal static readonly Rule SecretReceipts = new("The receipt of a secret round shows that the ballot was counted, and no more");
        internal static readonly Rule CastForATie = new("A casting vote is for a closed round with a tied lead, and one decides");
        internal static readonly Rule CastAmongTheTied = new("Select one of the tied ideas");
        internal static readonly Rule CastingFirst = new("The lead is tied. A panellist has to cast a vote first, then reveal the result");
        internal static readonly Rule IsSecret = new("This round has no credentials: voters vote under their name");
        internal static readonly Rule IsNotSecret = new("This round is secret: hand out a card instead");
        internal static readonly Rule SomeCards = new($"Print from 1 to {MostCards:N0} cards");
        internal static readonly Rule NotRemindedJustNow = new("A reminder went out less than 2 minutes ago");
        internal static readonly Rule OneOpenRound = new("Another round of this event is open. Close it first");
    }

    private readonly List<PaperEntry> _paper = [];
    private readonly List<Adjustment> _adjustments = [];

    private Round()
        : base(Guid.Empty) { }

    public Round(Guid id, Guid innovationEventId, RoundTerms terms)
        : base(id)
    {
        Rules.Titled.Require(!string.IsNullOrWhiteSpace(terms.Title));
        Rules.QuorumIsOneOrMore.Require(terms.Quorum is null or >= 1);

        var rule = terms.Rule ?? BallotRule.None;
        rule.Suit(terms.Method);
        var ranks = terms.Method is VotingMethod.InstantRunOff or VotingMethod.Schulze;
        Rules.FirstChoicesAreRanked.Require(terms.TiePolicy != TiePolicy.MoreFirstChoices || ranks);
        Rules.TieSuitsMethod.Require(terms.TiePolicy != TiePolicy.HeadToHead || ranks || terms.Method == VotingMethod.Score);
        Rules.SecretKnowsNobody.Require(terms.Secrecy != Secrecy.Secret || terms.OwnGroup == OwnGroupRule.Allow);
        Rules.SecretReceipts.Require(terms.Secrecy != Secrecy.Secret || terms.Receipts == ReceiptKind.CountedOnly);

        (InnovationEventId, Rule, Secrecy) = (innovationEventId, rule, terms.Secrecy);
        (Title, Method, TiePolicy) = (terms.Title.Trim(), terms.Method, terms.TiePolicy);
        (Quorum, OwnGroup, MayChange, Receipts) = (terms.Quorum, terms.OwnGroup, terms.MayChange, terms.Receipts);
    }

    public Guid InnovationEventId { get; private set; }
    public string Title { get; private set; } = "";
    public VotingMethod Method { get; private set; }
    public TiePolicy TiePolicy { get; private set; }
    public int? Quorum { get; private set; }
    public OwnGroupRule OwnGroup { get; private set; }
    public bool MayChange { get; private set; }
    public ReceiptKind Receipts { get; private set; }
    public Secrecy Secrecy { get; private set; }
    public BallotRule Rule { get; private set; } = BallotRule.None;

    /// <summary>What the credentials of a secret round are made and proven with; from the moment of opening.</summary>
    public byte[]? CredentialKey { get; private set; }

    /// <summary>What snapshots of the box are made with, so that nobody can tell from them what a ballot says; from the moment of opening.</summary>
    public byte[]? SnapshotKey { get; private set; }

    /// <summary>On what the panel's casting vote fell, after the close; told with the result.</summary>
    public Guid? CastFor { get; private set; }
    public RoundState State { get; private set; }

    /// <summary>The round whose tie this one decides.</summary>
    public Guid? RunOffOf { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it is to close, as shown: from then on no ballot is taken. It is closed by the act of closing.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? RevealedAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Canonical text of what was declared, from the moment of opening.</summary>
    public string? DefinitionText { get; private set; }
    public string? DefinitionHash { get; private set; }

    public IReadOnlyList<PaperEntry> Paper => _paper;
    public IReadOnlyList<Adjustment> Adjustments => _adjustments;

    /// <param name="electors">who has checked in</param>
    /// <param name="groupsWithout">names of groups without a top idea</param>
    /// <param name="without">why it opens without them</param>
    public void Open(
        IReadOnlyList<PaperEntry> paper,
        IReadOnlyCollection<Guid> electors,
        IReadOnlyList<string> groupsWithout,
        string? without,
        DateTimeOffset? closesAt,
        Guid? by,
        DateTimeOffset now
    )
    {
        Rules.OpensOnce.Require(State == RoundState.Draft);
        Rules.TwoIdeas.Require(paper.Count >= 2);
        Rules.ReasonToOpenWithout.Require(groupsWithout.Count == 0 || !string.IsNullOrWhiteSpace(without));
        Rules.ClosesInTheFuture.Require(closesAt is null || closesAt > now);
        Rule.Fit([.. paper.Select(e => e.Place)]);

        if (groupsWithout.Count > 0)
            Adjust(AdjustmentKind.OpenedWithout, $"Opened without {string.Join(", ", groupsWithout)}: {without!.Trim()}", by, now);
        Begin(paper, electors, closesAt, now);
    }

    /// <summary>The two-minute round between the tied leaders of this one; lots decide if it is tied too.</summary>
    public Round HoldRunOff(Guid id, IReadOnlyList<Guid> tied, IReadOnlyCollection<Guid> electors, DateTimeOffset now)
    {
        Rules.RunOffForATie.Require(State == RoundState.Closed && TiePolicy == TiePolicy.RunOff && tied.Count >= 2);

        var opening = $"Run-off: {Title}";
        var title = opening.Length <= LongestTitle ? opening : opening[..LongestTitle];
        var runOff = new Round(
            id,
            InnovationEventId,
            new RoundTerms(
                title,
                VotingMethod.ChooseOne,
                TiePolicy.Lots,
                Quorum: null,
                // Own group and others' cannot both be chosen where one idea is.
                OwnGroup == OwnGroupRule.Forbid
                    ? OwnGroupRule.Forbid
                    : OwnGroupRule.Allow,
                MayChange,
                Receipts,
                Secrecy
            )
        )
        {
            RunOffOf = Id,
        };
        runOff.Begin([.. _paper.Where(e => tied.Contains(e.IdeaId)).Select(e => e.Copy())], electors, now + RunOffLength, now);
        return runOff;
    }

    public void Extend(DateTimeOffset until, string reason, Guid? by, DateTimeOffset now)
    {
        Rules.IsOpen.Require(State == RoundState.Open);
        Rules.SaysWhy.Require(!string.IsNullOrWhiteSpace(reason));
        Rules.ClosesInTheFuture.Require(until > now);
        Rules.LaterThanBefore.Require(ClosesAt is null || until > ClosesAt);

        ClosesAt = until;
        Adjust(AdjustmentKind.Extended, reason.Trim(), by, now);
    }

    /// <summary>A dated note beside the paper, which itself never changes.</summary>
    public void Correct(string note, Guid? by, DateTimeOffset now)
    {
        Rules.PaperIsPublished.Require(State is RoundState.Open or RoundState.Closed or RoundState.Revealed);
        Rules.SaysWhy.Require(!string.IsNullOrWhiteSpace(note));

        Adjust(AdjustmentKind.Corrected, note.Trim(), by, now);
    }

    public void Close(DateTimeOffset now)
    {
        Rules.ClosesOnce.Require(State == RoundState.Open);

        (State, ClosedAt) = (RoundState.Closed, now);
        Announce(new RoundClosed(InnovationEventId, Id));
    }

    /// <summary>A panellist's choice among the tied; it is read with the result.</summary>
    public void Cast(Guid ideaId, IReadOnlyCollection<Guid> tied, string reason, Guid by, DateTimeOffset now)
    {
        Rules.CastForATie.Require(State == RoundState.Closed && TiePolicy == TiePolicy.PanelCasting && tied.Count >= 2 && CastFor is null);
        Rules.CastAmongTheTied.Require(tied.Contains(ideaId));
        Rules.SaysWhy.Require(!string.IsNullOrWhiteSpace(reason));

        CastFor = ideaId;
        Adjust(AdjustmentKind.PanelCast, reason.Trim(), by, now);
    }

    /// <summary>That so many cards were printed, for everyone to read.</summary>
    public void PrintCards(int count, Guid? by, DateTimeOffset now)
    {
        Rules.IsOpen.Require(State == RoundState.Open);
        Rules.IsSecret.Require(Secrecy == Secrecy.Secret);
        Rules.SomeCards.Require(count is >= 1 and <= MostCards);

        Adjust(AdjustmentKind.CardsPrinted, count == 1 ? "1 card was printed" : $"{count} cards were printed", by, now);
    }

    public void Remind(DateTimeOffset now)
    {
        Rules.IsOpen.Require(State == RoundState.Open);
        Rules.NotRemindedJustNow.Require(RemindedAt is null || now - RemindedAt >= RunOffLength);

        RemindedAt = now;
        Announce(new VotersReminded(InnovationEventId, Id));
    }

    /// <summary>Who may vote is fixed when voting opens; what became otherwise by the close, for everyone to read.</summary>
    public void RosterChanged(int joined, int left, DateTimeOffset now)
    {
        string People(int count) => count == 1 ? "1 person" : $"{count:N0} people";

        List<string> said = [];
        if (joined > 0)
            said.Add($"{People(joined)} checked in after voting opened, and could vote");
        if (left > 0)
            said.Add($"{People(left)} who could vote when voting opened could no longer at the close");
        if (said.Count > 0)
            Adjust(AdjustmentKind.RosterChanged, string.Join(". ", said), by: null, now);
    }

    /// <param name="ballots">that are in</param>
    /// <param name="dealt">cards that the desk noted and ballots that the app dealt</param>
    public void ComparedWithDealt(int ballots, int dealt, DateTimeOffset now)
    {
        if (Secrecy == Secrecy.Secret && ballots > dealt)
            Adjust(
                AdjustmentKind.MoreThanDealt,
                $"{ballots:N0} {(ballots == 1 ? "ballot is" : "ballots are")} in, and {dealt:N0} {(dealt == 1 ? "was" : "were")} dealt or handed out",
                by: null,
                now
            );
    }

    /// <summary>Somebody gave a card or a paper back unused.</summary>
    public void TakenBack(DealtAs what, Guid? by, DateTimeOffset now) =>
        Adjust(AdjustmentKind.TakenBack, what == DealtAs.Card ? "1 card came back unused" : "1 ballot on paper came back unused", by, now);

    /// <param name="runOff">the counted run-off, where one decides this round's tie</param>
    /// <param name="winners">of the whole, run-off included</param>
    /// <param name="needsRunOff">the lead is tied and no run-off has decided it</param>
    /// <param name="needsCasting">the lead is tied and no panellist has decided it</param>
    public void Reveal(Round? runOff, IReadOnlyList<Guid> winners, bool needsRunOff, bool needsCasting, DateTimeOffset now)
    {
        Rules.RevealsOnceClosed.Require(State == RoundState.Closed);
        Rules.CastingFirst.Require(!needsCasting);
        Rules.RevealedByItsRound.Require(RunOffOf is null);
        Rules.RunOffFirst.Require(!needsRunOff && runOff is null or { State: RoundState.Closed });

        (State, RevealedAt) = (RoundState.Revealed, now);
        if (runOff is not null)
            (runOff.State, runOff.RevealedAt) = (RoundState.Revealed, now);
        Announce(new ResultRevealed(InnovationEventId, Id, winners));
    }

    public void Cancel(string reason, Guid? by, DateTimeOffset now)
    {
        Rules.CancelledBeforeReveal.Require(State is RoundState.Draft or RoundState.Open or RoundState.Closed);
        Rules.SaysWhy.Require(!string.IsNullOrWhiteSpace(reason));

        State = RoundState.Cancelled;
        Adjust(AdjustmentKind.Cancelled, reason.Trim(), by, now);
        Announce(new RoundCancelled(InnovationEventId, Id));
    }

    private void Begin(IReadOnlyList<PaperEntry> paper, IReadOnlyCollection<Guid> electors, DateTimeOffset? closesAt, DateTimeOffset now)
    {
        _paper.AddRange(paper);
        (State, OpenedAt, ClosesAt) = (RoundState.Open, now, closesAt);
        if (Secrecy == Secrecy.Secret)
            CredentialKey = Credential.NewKey();
        SnapshotKey = Credential.NewKey();
        DefinitionText = Definition.TextOf(this, electors);
        DefinitionHash = Definition.HashOf(DefinitionText);
        Announce(new RoundOpened(InnovationEventId, Id));
    }

    private void Adjust(AdjustmentKind kind, string reason, Guid? by, DateTimeOffset now) =>
        _adjustments.Add(new Adjustment(Guid.CreateVersion7(now), kind, now, by, reason));
}
