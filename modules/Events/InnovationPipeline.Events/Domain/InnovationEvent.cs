using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain;

/// <summary>The day: what it is called, when and where it is, its state and its challenge areas.</summary>
internal sealed class InnovationEvent : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule NeedsAnArea = new("Add at least one challenge area before you publish the event");
        internal static readonly Rule StillInPreparation = new("Challenge areas can be changed until the day begins");
        internal static readonly Rule AreaOnce = new("This submission is a challenge area of the event already");
        internal static readonly Rule ReasonForCrossCutting = new("Say why the area cuts across the system");
        internal static readonly Rule SayWhy = new("Enter a reason that people can be told");
        internal static readonly Rule AnotherDay = new("Choose a new date that is not the present one and not in the past");
        internal static readonly Rule StillOpen = new("The details can be changed until the event is over");
        internal static readonly Rule NotUsedByAGroup = new("A working group has this challenge area. Remove the group first");

        internal static Rule NotFromHere(EventState state, EventMove move) =>
            new($"You cannot {PlainWords.Of(move)} an event that is {PlainWords.Of(state).ToLowerInvariant()}");

        internal static Rule NothingInTheWay(IReadOnlyList<string> obstacles) => new(string.Join(". ", obstacles));
    }

    private readonly List<ChallengeArea> _areas = [];
    private readonly List<EventFacilitator> _facilitators = [];

    public InnovationEvent(Guid id, Guid organisationId, EventDetails details, DateOnly day)
        : base(id)
    {
        OrganisationId = organisationId;
        Day = day;
        Write(details);
    }

    private InnovationEvent(Guid id)
        : base(id) { }

    public Guid OrganisationId { get; private set; }
    public string Name { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Venue { get; private set; } = "";
    public DateOnly Day { get; private set; }
    public EventState State { get; private set; }
    public DateTimeOffset? RegistrationClosesAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Why it was cancelled or postponed.</summary>
    public string? Why { get; private set; }

    public IReadOnlyList<ChallengeArea> Areas => _areas;
    public IReadOnlyList<EventFacilitator> Facilitators => _facilitators;

    public bool IsPublic => State is not EventState.Draft && PublishedAt is not null;

    public bool IsInPreparation =>
        State
            is EventState.Draft
                or EventState.Published
                or EventState.RegistrationOpen
                or EventState.RegistrationClosed
                or EventState.Postponed;

    public bool IsOver => State is EventState.Closed or EventState.Archived or EventState.Cancelled;

    public bool TakesRegistrations => State is EventState.RegistrationOpen;

    public bool TakesOrganisersRegistrations => State is not EventState.Draft && !IsOver && PublishedAt is not null;

    public IEnumerable<EventMove> Moves => Enum.GetValues<EventMove>().Where(May);

    public bool May(EventMove move) => EventMoves.Target(State, move, PublishedAt is not null) is not null;

    public void Change(EventDetails details)
    {
        Rules.StillOpen.Require(!IsOver);
        Write(details);
    }

    /// <param name="obstacles">what the run sheet has against it</param>
    public void Publish(IReadOnlyList<string> obstacles, DateTimeOffset now)
    {
        var to = Target(EventMove.Publish);
        Rules.NeedsAnArea.Require(_areas.Count > 0);
        Rules.NothingInTheWay(obstacles).Require(obstacles.Count == 0);
        PublishedAt = now;
        State = to;
    }

    public void OpenRegistration(DateTimeOffset now)
    {
        State = Target(EventMove.OpenRegistration);
        if (RegistrationClosesAt <= now)
            RegistrationClosesAt = null;
    }

    public void CloseRegistration() => State = Target(EventMove.CloseRegistration);

    public bool RegistrationIsDueToClose(DateTimeOffset now) => State == EventState.RegistrationOpen && RegistrationClosesAt <= now;

    public void GoLive()
    {
        State = Target(EventMove.GoLive);
        Announce(new InnovationEventWentLive(Id));
    }

    public void Close()
    {
        State = Target(EventMove.Close);
        Announce(new InnovationEventClosed(Id));
    }

    /// <param name="objections">what other modules say is still open</param>
    public void Archive(IReadOnlyList<string> objections)
    {
        var to = Target(EventMove.Archive);
        Rules.NothingInTheWay(objections).Require(objections.Count == 0);
        State = to;
    }

    public void Cancel(string why)
    {
        var to = Target(EventMove.Cancel);
        Rules.SayWhy.Require(!string.IsNullOrWhiteSpace(why));
        Why = why;
        State = to;
        Announce(new InnovationEventCancelled(Id));
    }

    public void Postpone(DateOnly newDay, string why, DateOnly today)
    {
        var to = Target(EventMove.Postpone);
        Rules.SayWhy.Require(!string.IsNullOrWhiteSpace(why));
        Rules.AnotherDay.Require(newDay != Day && newDay >= today);
        var from = Day;
        Why = why;
        Day = newDay;
        RegistrationClosesAt = null;
        State = to;
        Announce(new InnovationEventPostponed(Id, From: from, To: newDay));
    }

    public void AddArea(Guid areaId, AreaWords words, Guid? submissionId)
    {
        Rules.StillInPreparation.Require(IsInPreparation);
        Rules.AreaOnce.Require(submissionId is null || _areas.All(a => a.SubmissionId != submissionId));
        Rules.ReasonForCrossCutting.Require(words.CrossCuttingBecause is null || words.CrossCuttingBecause.Trim().Length > 0);
        var number = _areas.Count == 0 ? 1 : _areas.Max(a => a.Number) + 1;
        _areas.Add(new ChallengeArea(areaId, Id, number, words, submissionId));
    }

    public void ChangeArea(Guid areaId, AreaWords words)
    {
        Rules.StillInPreparation.Require(IsInPreparation);
        Rules.ReasonForCrossCutting.Require(words.CrossCuttingBecause is null || words.CrossCuttingBecause.Trim().Length > 0);
        _areas.Single(a => a.Id == areaId).Write(words);
    }

    public void RemoveArea(Guid areaId, bool usedByAGroup)
    {
        Rules.StillInPreparation.Require(IsInPreparation);
        Rules.NotUsedByAGroup.Require(!usedByAGroup);
        Rules.NeedsAnArea.Require(State == EventState.Draft || _areas.Count > 1);
        _areas.RemoveAll(a => a.Id == areaId);
    }

    public void Appoint(Guid facilitatorId)
    {
        Rules.StillOpen.Require(!IsOver);
        if (_facilitators.All(f => f.PersonId != facilitatorId))
            _facilitators.Add(new EventFacilitator(Id, facilitatorId));
    }

    private EventState Target(EventMove move)
    {
        var to = EventMoves.Target(State, move, PublishedAt is not null);
        Rules.NotFromHere(State, move).Require(to is not null);
        return to.Value;
    }

    private void Write(EventDetails details)
    {
        Name = details.Name;
        Summary = details.Summary;
        Venue = details.Venue;
        RegistrationClosesAt = details.RegistrationClosesAt;
    }
}

internal sealed record EventDetails(string Name, string Summary, string Venue, DateTimeOffset? RegistrationClosesAt);

/// <summary>Someone who may lead working groups of the event.</summary>
internal sealed class EventFacilitator(Guid innovationEventId, Guid personId)
{
    public Guid InnovationEventId { get; private set; } = innovationEventId;
    public Guid PersonId { get; private set; } = personId;
}
