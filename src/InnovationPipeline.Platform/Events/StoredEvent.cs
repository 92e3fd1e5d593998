namespace InnovationPipeline.Platform.Events;

/// <summary>An integration event as it is kept, for ever.</summary>
public sealed class StoredEvent(Guid id, string type, DateTimeOffset at, Guid aggregateId, long sequence, string body)
{
    public Guid Id { get; private set; } = id;

    /// <summary>Module and record, for example "Ideation.TopIdeaChosen".</summary>
    public string Type { get; private set; } = type;
    public DateTimeOffset At { get; private set; } = at;
    public Guid AggregateId { get; private set; } = aggregateId;
    public long Sequence { get; private set; } = sequence;
    public string Body { get; private set; } = body;
}

/// <summary>One event for one reaction: done in the same transaction as the reaction's effect.</summary>
public sealed class Delivery(Guid eventId, string handler, DateTimeOffset nextTryAt)
{
    public Guid EventId { get; private set; } = eventId;
    public string Handler { get; private set; } = handler;
    public DateTimeOffset NextTryAt { get; private set; } = nextTryAt;
    public int Attempts { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }
    public DateTimeOffset? DeadAt { get; private set; }
    public string? Failure { get; private set; }
}

/// <summary>A reaction that this database has been feeding; a new one is first fed everything that has happened.</summary>
public sealed class KnownReaction(string handler, DateTimeOffset since)
{
    public string Handler { get; private set; } = handler;
    public DateTimeOffset Since { get; private set; } = since;
}
