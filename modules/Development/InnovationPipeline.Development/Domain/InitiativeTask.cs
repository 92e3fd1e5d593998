using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum TaskState
{
    Open,
    Done,
    Declined,
    Cancelled,

    /// <summary>At a merger: a copy goes on in the other initiative.</summary>
    CarriedOver,
}

internal static class TaskStates
{
    public static string InWords(TaskState state) => state == TaskState.CarriedOver ? "Carried over" : state.ToString();
}

internal enum TaskSource
{
    Own,
    Condition,
    Question,
    Risk,

    /// <summary>A review of the benefits, some months after their realisation began.</summary>
    Review,
}

/// <summary>Something one person is to do for an initiative by a day.</summary>
internal sealed class InitiativeTask : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Described = new("Say what is to be done in 300 characters or fewer");
        internal static readonly Rule StillOpen = new("This task is no longer open");
        internal static readonly Rule HasReason = new("Give a reason");
        internal static readonly Rule HasFound = new("Say what the review found");
        internal static readonly Rule SomeoneElse = new("Choose somebody other than the person who has it now");
    }

    private InitiativeTask()
        : base(Guid.Empty) { }

    public InitiativeTask(Guid id, Guid initiativeId, string text, Guid ownerId, DateOnly dueOn, TaskSource source, Guid? sourceId)
        : base(id)
    {
        Rules.Described.Require(text.Trim().Length is > 0 and <= 300);
        (InitiativeId, Text, OwnerId, DueOn) = (initiativeId, text.Trim(), ownerId, dueOn);
        (Source, SourceId) = (source, sourceId);
    }

    /// <summary>One for each month after which the benefits are reviewed.</summary>
    /// <param name="from">the day on which their realisation began</param>
    public static IEnumerable<InitiativeTask> Reviews(Guid initiativeId, Guid ownerId, Guid decisionId, DateOnly from) =>
        new[] { 3, 6, 12, 24 }.Select(months => new InitiativeTask(
            Guid.CreateVersion7(),
            initiativeId,
            $"Review the benefits after {months} months",
            ownerId,
            from.AddMonths(months),
            TaskSource.Review,
            decisionId
        ));

    public Guid InitiativeId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid OwnerId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public TaskState State { get; private set; }
    public TaskSource Source { get; private set; }
    public Guid? SourceId { get; private set; }

    /// <summary>The task that it goes on from, of an initiative that was merged into this one.</summary>
    public Guid? CarriedFromId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>While its initiative runs; a review of its benefits after it was closed, too.</summary>
    public bool IsOwedIn(Stage stage) => !Stages.HasEnded(stage) || (Source == TaskSource.Review && stage == Stage.Closed);

    public void End(TaskState state, string? reason, DateTimeOffset now)
    {
        Rules.StillOpen.Require(State == TaskState.Open && state is not (TaskState.Open or TaskState.CarriedOver));
        Rules.HasReason.Require(state == TaskState.Done || !string.IsNullOrWhiteSpace(reason));
        Rules.HasFound.Require(Source != TaskSource.Review || !string.IsNullOrWhiteSpace(reason));
        (State, Reason, EndedAt) = (state, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), now);
    }

    public void HandTo(Guid personId)
    {
        Rules.StillOpen.Require(State == TaskState.Open);
        Rules.SomeoneElse.Require(personId != OwnerId);
        OwnerId = personId;
    }

    /// <param name="sourceId">of the copy, where the risk that it came from was carried over too</param>
    /// <returns>the copy with which it goes on</returns>
    public InitiativeTask CarryOver(Initiative into, Guid? sourceId, DateTimeOffset now)
    {
        Rules.StillOpen.Require(State == TaskState.Open);
        (State, Reason, EndedAt) = (TaskState.CarriedOver, $"Carried over to “{into.Title}”", now);
        return new InitiativeTask(Guid.CreateVersion7(), into.Id, Text, OwnerId, DueOn, Source, sourceId) { CarriedFromId = Id };
    }

    /// <summary>The merger was taken back: what nobody has touched since is open where it was before, and nowhere else.</summary>
    /// <returns>false where it has ended or has another owner, and so stays</returns>
    public bool GiveBack(InitiativeTask to, string title, DateTimeOffset now)
    {
        if (State != TaskState.Open || OwnerId != to.OwnerId || to.State != TaskState.CarriedOver)
            return false;
        (State, Reason, EndedAt) = (TaskState.Cancelled, $"Given back to “{title}”", now);
        (to.State, to.Reason, to.EndedAt) = (TaskState.Open, null, null);
        return true;
    }
}
