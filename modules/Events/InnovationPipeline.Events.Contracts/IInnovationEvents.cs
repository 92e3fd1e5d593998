namespace InnovationPipeline.Events.Contracts;

/// <summary>Events, their areas, groups and people.</summary>
public interface IInnovationEvents
{
    Task<EventCard?> Find(Guid innovationEventId, CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, EventCard>> Cards(IEnumerable<Guid> innovationEventIds, CancellationToken ct);

    Task<IReadOnlyList<AreaCard>> Areas(Guid innovationEventId, CancellationToken ct);

    /// <summary>The challenge areas that a submission became, the earliest event first.</summary>
    Task<IReadOnlyList<AreaAsked>> AreasFrom(Guid submissionId, CancellationToken ct);

    /// <summary>Published groups, by number.</summary>
    Task<IReadOnlyList<GroupCard>> Groups(Guid innovationEventId, CancellationToken ct);

    Task<GroupCard?> Group(Guid groupId, CancellationToken ct);

    /// <summary>Everyone registered, with what groups and results are counted by.</summary>
    Task<IReadOnlyList<RegistrationCard>> Registrations(Guid innovationEventId, CancellationToken ct);

    /// <summary>The line managers whom these people named when they registered, as far as they are known people.</summary>
    Task<IReadOnlySet<Guid>> ManagersOf(IReadOnlyCollection<Guid> personIds, Guid innovationEventId, CancellationToken ct);
}

/// <param name="State">in the words of the product, for example "Live"</param>
/// <param name="Why">the reason, where it was cancelled or postponed</param>
public sealed record EventCard(Guid Id, string Name, DateOnly Day, Guid OrganisationId, string State, string? Why);

/// <param name="SubmissionId">the partner's submission that it came from</param>
public sealed record AreaCard(Guid Id, int Number, string Title, string Question, Guid? SubmissionId);

public sealed record AreaAsked(Guid InnovationEventId, string EventName, DateOnly Day, AreaCard Area);

public sealed record GroupCard(
    Guid Id,
    Guid InnovationEventId,
    int Number,
    string Name,
    AreaCard Area,
    Guid FacilitatorId,
    IReadOnlyList<Guid> MemberIds,
    DateTimeOffset SubmissionClosesAt
);

public sealed record RegistrationCard(
    Guid PersonId,
    string Discipline,
    Guid? OrganisationId,
    string Sector,
    Guid? GroupId,
    DateTimeOffset? CheckedInAt
);

/// <summary>Asked before an event is archived; every answer must be empty.</summary>
public interface IObjectToArchiving
{
    /// <returns>sentences that say what is still open, for example "3 ideas have no disposition"</returns>
    Task<IReadOnlyList<string>> Objections(Guid innovationEventId, CancellationToken ct);
}
