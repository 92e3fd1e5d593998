using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.GroupDesign;

internal enum DesignState
{
    /// <summary>A search is at work.</summary>
    Searching,

    /// <summary>There is a plan that keeps every constraint.</summary>
    Ready,

    /// <summary>The search has ended without one.</summary>
    Impossible,
}

/// <summary>One version of an event's groups: what was asked for, the plan found, and every change by hand, each of which can be undone.</summary>
internal sealed class SavedDesign : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule HasEnded = new("The search is still at work. Wait for it, or stop it");
        internal static readonly Rule IsSearching = new("The search has ended already");
        internal static readonly Rule HasAPlan = new("This version has no plan yet");
        internal static readonly Rule NothingToUndo = new("There is no change by hand to undo");
        internal static readonly Rule InThePlan = new("This person has no seat in the plan");
        internal static readonly Rule KnownGroup = new("The plan has no group of that number");
        internal static readonly Rule NotInUse = new(
            "The event’s groups come from this version, and its rules hold when they are repaired"
        );
        internal static readonly Rule DifferentGroups = new("Choose someone of another group");
    }

    private readonly List<DesignStep> _steps = [];

    public SavedDesign(Guid id, Guid innovationEventId, int number, DesignBrief brief, DateTimeOffset now)
        : base(id)
    {
        brief.Check();
        InnovationEventId = innovationEventId;
        Number = number;
        Brief = brief;
        StartedAt = now;
    }

    private SavedDesign(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }
    public int Number { get; private set; }
    public DesignBrief Brief { get; private set; } = null!;
    public DateTimeOffset StartedAt { get; private set; }
    public DesignState State { get; private set; }
    public DateTimeOffset? StopAskedAt { get; private set; }
    public IReadOnlyList<DesignStep> Steps => [.. _steps.OrderBy(s => s.Number)];

    public string Name => $"Version {Number}";

    /// <summary>Each person's group number, as it is after the newest change.</summary>
    public Dictionary<Guid, int> Seats => _steps.Count == 0 ? [] : _steps.MaxBy(s => s.Number)!.Seats;

    /// <summary>The best so far is kept.</summary>
    public void Stop(DateTimeOffset now)
    {
        Rules.IsSearching.Require(State == DesignState.Searching);
        StopAskedAt ??= now;
    }

    /// <summary>The search has ended: by its time, by a stop, or because there is no such plan.</summary>
    public void End(IReadOnlyDictionary<Guid, int> seats, bool keepsEverything, DateTimeOffset now)
    {
        Rules.IsSearching.Require(State == DesignState.Searching);
        State = keepsEverything ? DesignState.Ready : DesignState.Impossible;
        Step(null, seats, now);
    }

    public void Move(Guid person, int toGroup, DateTimeOffset now)
    {
        Rules.InThePlan.Require(Seats.ContainsKey(person));
        Change(new SeatChange(person, Seats[person], toGroup, InExchange: null), now, (person, toGroup));
    }

    public void Swap(Guid one, Guid other, DateTimeOffset now)
    {
        var seats = Seats;
        Rules.InThePlan.Require(seats.ContainsKey(one) && seats.ContainsKey(other));
        Rules.DifferentGroups.Require(seats[one] != seats[other]);
        Change(new SeatChange(one, seats[one], seats[other], other), now, (one, seats[other]), (other, seats[one]));
    }

    public void Undo()
    {
        Rules.NothingToUndo.Require(_steps.Count > 1);
        _steps.Remove(_steps.MaxBy(s => s.Number)!);
    }

    /// <summary>Pinned people stay where they are in the next version that starts from this one.</summary>
    /// <param name="isPinned">to the group they sit in now; false lets them go</param>
    public void Pin(Guid person, bool isPinned)
    {
        Rules.InThePlan.Require(Seats.ContainsKey(person));
        Brief = Brief.Pinning(person, isPinned ? Seats[person] : null);
    }

    private void Change(SeatChange change, DateTimeOffset now, params ReadOnlySpan<(Guid Person, int Group)> to)
    {
        Rules.HasEnded.Require(State != DesignState.Searching);
        Rules.HasAPlan.Require(_steps.Count > 0);
        var seats = new Dictionary<Guid, int>(Seats);
        foreach (var (person, group) in to)
        {
            Rules.InThePlan.Require(seats.ContainsKey(person));
            Rules.KnownGroup.Require(group >= 1 && group <= Brief.GroupCount);
            seats[person] = group;
        }
        // A pin says where somebody is; whoever is moved by hand takes theirs along.
        foreach (var (person, group) in to)
            if (Brief.Pins.Any(p => p.PersonId == person))
                Brief = Brief.Pinning(person, group);
        Step(change, seats, now);
    }

    private void Step(SeatChange? change, IReadOnlyDictionary<Guid, int> seats, DateTimeOffset now) =>
        _steps.Add(
            new DesignStep(Id, _steps.Count == 0 ? 1 : _steps.Max(s => s.Number) + 1, change, new Dictionary<Guid, int>(seats), now)
        );
}

/// <summary>What was changed by hand, without a name: names are asked for when it is read.</summary>
/// <param name="InExchange">who went the other way</param>
internal sealed record SeatChange(Guid PersonId, int From, int To, Guid? InExchange);

/// <summary>The plan after the search or after one change by hand.</summary>
internal sealed class DesignStep
{
    public DesignStep(Guid savedDesignId, int number, SeatChange? change, Dictionary<Guid, int> seats, DateTimeOffset at) =>
        (SavedDesignId, Number, Change, Seats, At) = (savedDesignId, number, change, seats, at);

    private DesignStep() { }

    public Guid SavedDesignId { get; private set; }
    public int Number { get; private set; }

    /// <summary>None for what the search found.</summary>
    public SeatChange? Change { get; private set; }
    public Dictionary<Guid, int> Seats { get; private set; } = [];
    public DateTimeOffset At { get; private set; }
}
