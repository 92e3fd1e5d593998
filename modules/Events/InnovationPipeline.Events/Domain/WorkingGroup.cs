using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

/// <summary>A pre-set multidisciplinary group that answers one challenge area.</summary>
internal sealed class WorkingGroup : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule NeedsAFacilitator = new("Choose a facilitator for each group before you publish the groups");
        internal static readonly Rule FacilitatorNotInGroup = new("A facilitator cannot be a member of a group");
        internal static readonly Rule TwoGroupsAnArea = new("Make at least 2 groups for each challenge area before you publish the groups");
        internal static readonly Rule NobodyTwice = new("This person has a seat in the group already");
        internal static readonly Rule SomeoneInIt = new("A group needs at least 1 member");
        internal static readonly Rule NeedsAVote = new(
            "Add a vote to the run sheet before you publish the groups: the ideas session ends when it starts"
        );
        internal static readonly Rule NotPublished = new("The groups are published. Move people one by one");
        internal static readonly Rule WithAPlace = new("Only someone with a place at the event can have a seat in a group");
    }

    private readonly List<GroupMember> _members = [];

    public WorkingGroup(Guid id, Guid innovationEventId, int number, Guid challengeAreaId)
        : base(id)
    {
        InnovationEventId = innovationEventId;
        Number = number;
        ChallengeAreaId = challengeAreaId;
    }

    private WorkingGroup(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }
    public int Number { get; private set; }
    public Guid ChallengeAreaId { get; private set; }
    public Guid? FacilitatorId { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>The version of the design that it comes from: its rules hold when seats must be repaired.</summary>
    public Guid? DesignId { get; init; }
    public IReadOnlyList<GroupMember> Members => _members;

    public string Name => $"Group {Number}";

    public bool IsPublished => PublishedAt is not null;

    public void Seat(Guid personId, DateTimeOffset submissionClosesAt)
    {
        Rules.NobodyTwice.Require(_members.All(m => m.PersonId != personId));
        Rules.FacilitatorNotInGroup.Require(personId != FacilitatorId);
        _members.Add(new GroupMember(Id, InnovationEventId, personId));
        TellSeats(submissionClosesAt);
    }

    public void Unseat(Guid personId, DateTimeOffset submissionClosesAt)
    {
        if (_members.RemoveAll(m => m.PersonId == personId) > 0)
            TellSeats(submissionClosesAt);
    }

    public void GiveTo(Guid facilitatorId, DateTimeOffset submissionClosesAt)
    {
        Rules.FacilitatorNotInGroup.Require(_members.All(m => m.PersonId != facilitatorId));
        if (FacilitatorId == facilitatorId)
            return;
        FacilitatorId = facilitatorId;
        TellSeats(submissionClosesAt);
    }

    public void Publish(DateTimeOffset submissionClosesAt, DateTimeOffset now)
    {
        Rules.NeedsAFacilitator.Require(FacilitatorId is not null);
        Rules.SomeoneInIt.Require(_members.Count > 0);
        if (IsPublished)
            return;
        PublishedAt = now;
        TellSeats(submissionClosesAt);
    }

    private void TellSeats(DateTimeOffset submissionClosesAt)
    {
        if (IsPublished)
            Announce(
                new WorkingGroupPublished(
                    InnovationEventId,
                    GroupId: Id,
                    Number,
                    ChallengeAreaId,
                    FacilitatorId!.Value,
                    [.. _members.Select(m => m.PersonId)],
                    submissionClosesAt
                )
            );
    }
}

/// <summary>Someone has another seat than the one they were told of; they see it on their phone, at the desk and on the big screen.</summary>
internal sealed class SeatMove(Guid id, Guid innovationEventId, Guid personId, int? from, int to, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;
    public Guid InnovationEventId { get; private set; } = innovationEventId;
    public Guid PersonId { get; private set; } = personId;

    /// <summary>The group's number; none for someone who had no seat.</summary>
    public int? From { get; private set; } = from;
    public int To { get; private set; } = to;
    public DateTimeOffset At { get; private set; } = at;
}

/// <summary>A seat; a person has one at an event.</summary>
internal sealed class GroupMember(Guid workingGroupId, Guid innovationEventId, Guid personId)
{
    public Guid WorkingGroupId { get; private set; } = workingGroupId;
    public Guid InnovationEventId { get; private set; } = innovationEventId;
    public Guid PersonId { get; private set; } = personId;
}
