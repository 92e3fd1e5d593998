using InnovationPipeline.Kernel;

namespace InnovationPipeline.Notifications.Domain;

/// <summary>What a message is about; its words are asked for when it is read.</summary>
internal enum MessageKind
{
    GateDecided,
    ChallengeAccepted,
    ChallengeDeclined,
    EventCancelled,
    EventPostponed,
    IdeaTaken,
    IdeaDisposed,
    ResultRevealed,
    QuestionEnded,
    QuestionToAnswer,
    VoteReminder,
    Reminder,
}

/// <summary>One thing that one person is told, once; it holds ids only, so that erasure and redaction reach it.</summary>
internal sealed class Message : Aggregate
{
    private Message()
        : base(Guid.Empty) { }

    public Message(Guid id, Guid personId, Cause cause, DateTimeOffset at)
        : base(id)
    {
        (PersonId, Kind, CauseId, At) = (personId, cause.Kind, cause.CauseId, at);
        (SubjectId, OtherId, InnovationEventId) = (cause.SubjectId, cause.OtherId, cause.InnovationEventId);
    }

    public Guid PersonId { get; private set; }
    public MessageKind Kind { get; private set; }
    public Guid CauseId { get; private set; }
    public Guid SubjectId { get; private set; }
    public Guid? OtherId { get; private set; }

    /// <summary>The event it belongs to: someone whose code is for one event reads only that event's.</summary>
    public Guid? InnovationEventId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public void Unread() => ReadAt = null;
}

/// <param name="CauseId">what brought it about: a person is told of it once</param>
/// <param name="SubjectId">what it is about and leads to</param>
/// <param name="OtherId">a second thing that its words name</param>
internal sealed record Cause(MessageKind Kind, Guid CauseId, Guid SubjectId, Guid? OtherId = null, Guid? InnovationEventId = null);
