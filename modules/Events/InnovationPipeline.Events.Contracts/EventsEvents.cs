using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Contracts;

/// <summary>A working group has been published, with its seats; published again whenever its seats change.</summary>
/// <param name="SubmissionClosesAt">until when the group may change its top idea</param>
public sealed record WorkingGroupPublished(
    Guid InnovationEventId,
    Guid GroupId,
    int Number,
    Guid ChallengeAreaId,
    Guid FacilitatorId,
    IReadOnlyList<Guid> MemberIds,
    DateTimeOffset SubmissionClosesAt
) : IntegrationEvent;

/// <summary>The run sheet has moved the end of the ideas session.</summary>
public sealed record SubmissionCloseMoved(Guid InnovationEventId, DateTimeOffset SubmissionClosesAt) : IntegrationEvent;

/// <summary>The day has begun.</summary>
public sealed record InnovationEventWentLive(Guid InnovationEventId) : IntegrationEvent;

/// <summary>The day is over.</summary>
public sealed record InnovationEventClosed(Guid InnovationEventId) : IntegrationEvent;

/// <summary>The event will not take place; the reason is asked for.</summary>
public sealed record InnovationEventCancelled(Guid InnovationEventId) : IntegrationEvent;

/// <summary>The event has a new date; registrations are kept.</summary>
public sealed record InnovationEventPostponed(Guid InnovationEventId, DateOnly From, DateOnly To) : IntegrationEvent;

/// <summary>A person is there and may vote.</summary>
public sealed record PersonCheckedIn(Guid InnovationEventId, Guid PersonId) : IntegrationEvent;
