namespace InnovationPipeline.Kernel;

/// <summary>
/// What one module tells the others: past tense, ids and figures only (a name or a sentence is asked for
/// upstream, so that erasure and redaction reach everywhere). Kept for ever; changed only by optional fields.
/// </summary>
public abstract record IntegrationEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateTimeOffset At { get; init; }
    public Guid AggregateId { get; init; }

    /// <summary>The aggregate's own count of what it has announced, from 1.</summary>
    public long Sequence { get; init; }
}
