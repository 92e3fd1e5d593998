using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>The last word on when an event's ideas session ends; kept because it may come before its groups do.</summary>
internal sealed class SubmissionClose : Aggregate
{
    private SubmissionClose(Guid id)
        : base(id) { }

    public DateTimeOffset ClosesAt { get; private set; }
    public DateTimeOffset AsOf { get; private set; }

    public static SubmissionClose Of(Guid innovationEventId) => new(innovationEventId);

    public void Move(DateTimeOffset closesAt, DateTimeOffset asOf)
    {
        if (asOf >= AsOf)
            (ClosesAt, AsOf) = (closesAt, asOf);
    }
}
