using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Voting.Domain;

/// <summary>One vote over the top ideas of an event: declared, opened, closed and counted, then revealed.</summary>
internal sealed class Round : Aggregate
{
    public static readonly TimeSpan RunOffLength = TimeSpan.FromMinutes(2);
    public const int LongestTitle = 120;

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

        InnovationEventId = innovationEventId;
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
    public RoundState State { get; private set; }

    /// <summary>The round whose tie this one decides.</summary>
    public Guid? RunOffOf { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>When it is to close, as shown; it closes by the act of closing.</summary>
    public DateTimeOffset? ClosesAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset? RevealedAt { get; private set; }

    /// <summary>Canonical text of what was declared, from the moment of opening.</summary>
    public string? DefinitionText { get; private set; }
    public string? DefinitionHash { get; private set; }

    public IReadOnlyList<PaperEntry> Paper => _paper;
    public IReadOnlyList<Adjustment> Adjustments => _adjustments;

    /// <param name="groupsWithout">names of groups without a top idea</param>
    /// <param name="without">why it opens without them</param>
    public void Open(
        IReadOnlyList<PaperEntry> paper,
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

        if (groupsWithout.Count > 0)
            Adjust(AdjustmentKind.OpenedWithout, $"Opened without {string.Join(", ", groupsWithout)}: {without!.Trim()}", by, now);
        Begin(paper, closesAt, now);
    }

    /// <summary>The two-minute round between the tied leaders of this one; lots decide if it is tied too.</summary>
    public Round HoldRunOff(Guid id, IReadOnlyList<Guid> tied, DateTimeOffset now)
    {
        Rules.RunOffForATie.Require(State == RoundState.Closed && TiePolicy == TiePolicy.RunOff && tied.Count >= 2);

        var opening = $"Run-off: {Title}";
        var title = opening.Length <= LongestTitle ? opening : opening[..LongestTitle];
        var runOff = new Round(
            id,
            InnovationEventId,
            new RoundTerms(title, Method, TiePolicy.Lots, Quorum: null, OwnGroup, MayChange, Receipts)
        )
        {
            RunOffOf = Id,
        };
        runOff.Begin([.. _paper.Where(e => tied.Contains(e.IdeaId)).Select(e => e.Copy())], now + RunOffLength, now);
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

    /// <param name="runOff">the counted run-off, where one decides this round's tie</param>
    /// <param name="winners">of the whole, run-off included</param>
    /// <param name="needsRunOff">the lead is tied and no run-off has decided it</param>
    public void Reveal(Round? runOff, IReadOnlyList<Guid> winners, bool needsRunOff, DateTimeOffset now)
    {
        Rules.RevealsOnceClosed.Require(State == RoundState.Closed);
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

    private void Begin(IReadOnlyList<PaperEntry> paper, DateTimeOffset? closesAt, DateTimeOffset now)
    {
        _paper.AddRange(paper);
        (State, OpenedAt, ClosesAt) = (RoundState.Open, now, closesAt);
        DefinitionText = Definition.TextOf(this);
        DefinitionHash = Definition.HashOf(DefinitionText);
        Announce(new RoundOpened(InnovationEventId, Id));
    }

    private void Adjust(AdjustmentKind kind, string reason, Guid? by, DateTimeOffset now) =>
        _adjustments.Add(new Adjustment(Guid.CreateVersion7(now), kind, now, by, reason));
}
