using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>What one working group makes of its challenge area; made when Events publishes its groups.</summary>
internal sealed class GroupBoard : Aggregate
{
    internal const int UsualShortlistCap = 5;
    internal const int LargestShortlistCap = 50;

    internal static class Rules
    {
        internal static readonly Rule SessionIsOpen = new("The ideas session has closed");
        internal static readonly Rule FromTheShortlist = new("Choose an idea from your group's shortlist");
        internal static readonly Rule ShortlistHasRoom = new("Your shortlist is full. Take an idea off it first");
        internal static readonly Rule IdeaStands = new("This idea has been withdrawn. Put it back first");
        internal static readonly Rule TopIdeaStays = new("This is your group's top idea. Choose another top idea first");
        internal static readonly Rule SharedFromTheShortlist = new("Share an idea from your group's shortlist");
        internal static readonly Rule MayShareAnother = new(
            "Your group has shared as many ideas as it may. Stop sharing one of them first"
        );
        internal static readonly Rule NotItsOwn = new("Choose an idea of another group: this one is your own");
        internal static readonly Rule SameEvent = new("Choose an idea from your own event");
        internal static readonly Rule SourceIsShared = new("The other group no longer shares this idea");
        internal static readonly Rule NoCircle = new("This idea was itself taken from your group. Build on your own idea instead");
        internal static readonly Rule CapIsSensible = new("Enter a number of ideas from 1 to 50");
        internal static readonly Rule CapHoldsTheShortlist = new("The shortlist already has more ideas than that");
        internal static readonly Rule LimitHoldsTheShared = new("The group already shares more ideas than that");
    }

    private List<Guid> _shortlist = [];
    private List<Guid> _shared = [];
    private List<Guid> _members = [];
    private DateTimeOffset _seatsAsOf;
    private DateTimeOffset _closeAsOf;

    public GroupBoard(Guid innovationEventId, Guid groupId)
        : base(ContentId.Of($"ideation/board/{groupId:N}")) => (InnovationEventId, GroupId) = (innovationEventId, groupId);

    private GroupBoard(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }

    /// <summary>The working group is Events' own aggregate: what each of the two announces is counted under its own id.</summary>
    public Guid GroupId { get; private set; }
    public Guid ChallengeAreaId { get; private set; }
    public int Number { get; private set; }
    public Guid FacilitatorId { get; private set; }
    public DateTimeOffset ClosesAt { get; private set; }
    public Guid? TopIdeaId { get; private set; }
    public int ShortlistCap { get; private set; } = UsualShortlistCap;

    /// <summary>How many ideas the group may share at once; none for any number.</summary>
    public int? ShareLimit { get; private set; }

    public IReadOnlyList<Guid> Shortlist => _shortlist;
    public IReadOnlyList<Guid> Shared => _shared;
    public IReadOnlyList<Guid> MemberIds => _members;

    public bool IsOpen(DateTimeOffset now) => now < ClosesAt;

    public void RequireOpen(DateTimeOffset now) => Rules.SessionIsOpen.Require(IsOpen(now));

    /// <summary>Takes over a publication of the group, unless a later one is known.</summary>
    public void Seat(int number, Guid challengeAreaId, Guid facilitatorId, IEnumerable<Guid> members, DateTimeOffset asOf)
    {
        if (asOf < _seatsAsOf)
            return;
        (Number, ChallengeAreaId, FacilitatorId, _seatsAsOf) = (number, challengeAreaId, facilitatorId, asOf);
        _members = [.. members];
    }

    public void Unseat(Guid person) => _members = [.. _members.Where(id => id != person)];

    /// <summary>Takes over the end of the session, unless a later word about it is known.</summary>
    public void CloseAt(DateTimeOffset closesAt, DateTimeOffset asOf)
    {
        if (asOf < _closeAsOf)
            return;
        (ClosesAt, _closeAsOf) = (closesAt, asOf);
    }

    public void ChooseTopIdea(Guid ideaId, DateTimeOffset now)
    {
        RequireOpen(now);
        Rules.FromTheShortlist.Require(_shortlist.Contains(ideaId));

        if (TopIdeaId == ideaId)
            return;
        TopIdeaId = ideaId;
        Announce(new TopIdeaChosen(InnovationEventId, GroupId, ideaId));
    }

    public void PutOnShortlist(Idea idea, DateTimeOffset now)
    {
        RequireOpen(now);
        Rules.IdeaStands.Require(!idea.IsWithdrawn);
        if (_shortlist.Contains(idea.Id))
            return;
        Rules.ShortlistHasRoom.Require(_shortlist.Count < ShortlistCap);

        _shortlist = [.. _shortlist, idea.Id];
    }

    public void TakeOffShortlist(Guid ideaId, DateTimeOffset now)
    {
        RequireOpen(now);
        Rules.TopIdeaStays.Require(TopIdeaId != ideaId);

        LetGo(ideaId);
    }

    public void Share(Guid ideaId, DateTimeOffset now)
    {
        RequireOpen(now);
        Rules.SharedFromTheShortlist.Require(_shortlist.Contains(ideaId));
        if (_shared.Contains(ideaId))
            return;
        Rules.MayShareAnother.Require(ShareLimit is null || _shared.Count < ShareLimit);

        _shared = [.. _shared, ideaId];
    }

    public void StopSharing(Guid ideaId, DateTimeOffset now)
    {
        RequireOpen(now);

        _shared = [.. _shared.Where(id => id != ideaId)];
    }

    /// <summary>A new idea of this group out of another group's, which keeps the credit.</summary>
    /// <param name="sourceBoard">the other group's board</param>
    /// <param name="ancestorGroups">the groups of every idea that the source was itself taken from</param>
    public Idea Take(
        Guid ideaId,
        Idea source,
        GroupBoard sourceBoard,
        IReadOnlySet<Guid> ancestorGroups,
        LinkKind kind,
        string? note,
        Guid by,
        DateTimeOffset now
    )
    {
        RequireOpen(now);
        Rules.NotItsOwn.Require(source.GroupId != GroupId);
        Rules.SameEvent.Require(source.InnovationEventId == InnovationEventId);
        Rules.SourceIsShared.Require(sourceBoard.Shared.Contains(source.Id) && !source.IsWithdrawn);
        Rules.NoCircle.Require(!ancestorGroups.Contains(GroupId));

        Touch();
        return Idea.TakenFrom(source, ideaId, board: this, kind, note, by, now);
    }

    /// <summary>Its author withdraws an idea: it leaves the shortlist and the exchange.</summary>
    public void Withdraw(Idea idea, Guid by, DateTimeOffset now)
    {
        RequireOpen(now);
        Rules.TopIdeaStays.Require(TopIdeaId != idea.Id);

        idea.Withdraw(by, now);
        LetGo(idea.Id);
        // Somebody who shortlists it at this moment must meet a new version of the board.
        Touch();
    }

    public void PutBack(Idea idea, Guid by, DateTimeOffset now)
    {
        RequireOpen(now);

        idea.PutBack(by);
    }

    public void SetLimits(int shortlistCap, int? shareLimit)
    {
        Rules.CapIsSensible.Require(shortlistCap is >= 1 and <= LargestShortlistCap);
        Rules.CapIsSensible.Require(shareLimit is null or (>= 1 and <= LargestShortlistCap));
        Rules.CapHoldsTheShortlist.Require(_shortlist.Count <= shortlistCap);
        Rules.LimitHoldsTheShared.Require(shareLimit is null || _shared.Count <= shareLimit);

        (ShortlistCap, ShareLimit) = (shortlistCap, shareLimit);
    }

    /// <summary>How far the idea has come inside the group.</summary>
    public Standing StandingOf(Idea idea, DateTimeOffset now) =>
        idea.IsWithdrawn ? Standing.Withdrawn
        : TopIdeaId == idea.Id ? Standing.TopIdea
        : !IsOpen(now) ? Standing.NotSelected
        : _shortlist.Contains(idea.Id) ? Standing.Shortlisted
        : Standing.LongListed;

    /// <summary>May everybody at the event read it: it is shared, or it is what the group takes to the vote.</summary>
    public bool ShowsToEvent(Idea idea, DateTimeOffset now) =>
        !idea.IsWithdrawn && (_shared.Contains(idea.Id) || (TopIdeaId == idea.Id && !IsOpen(now)));

    private void LetGo(Guid ideaId)
    {
        _shortlist = [.. _shortlist.Where(id => id != ideaId)];
        _shared = [.. _shared.Where(id => id != ideaId)];
    }
}

/// <summary>An idea's progress inside its group.</summary>
internal enum Standing
{
    LongListed,
    Shortlisted,
    TopIdea,
    NotSelected,
    Withdrawn,
}
