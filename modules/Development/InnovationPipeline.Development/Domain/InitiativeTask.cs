using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

internal enum TaskState
{
    Open,
    Done,
    Declined,
    Cancelled,
}

internal enum TaskSource
{
    Own,
    Condition,
    Question,
    Risk,
}

/// <summary>Something one person is to do for an initiative by a day.</summary>
internal sealed class InitiativeTask : Aggregate
{
    internal static class Rules
    {
        internal static readonly Rule Described = new("Say what is to be done in 300 characters or fewer");
        internal static readonly Rule StillOpen = new("This task is no longer open");
        internal static readonly Rule HasReason = new("Give a reason");
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

    public Guid InitiativeId { get; private set; }
    public string Text { get; private set; } = "";
    public Guid OwnerId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public TaskState State { get; private set; }
    public TaskSource Source { get; private set; }
    public Guid? SourceId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? Reason { get; private set; }

    public void End(TaskState state, string? reason, DateTimeOffset now)
    {
        Rules.StillOpen.Require(State == TaskState.Open && state != TaskState.Open);
        Rules.HasReason.Require(state == TaskState.Done || !string.IsNullOrWhiteSpace(reason));
        (State, Reason, EndedAt) = (state, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), now);
    }
}
