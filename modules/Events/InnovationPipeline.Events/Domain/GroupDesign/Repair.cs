namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Where a person is when a plan must be repaired.</summary>
/// <param name="Group">the number of the group that they have; none for a late arrival</param>
/// <param name="IsSeated">sits there already, so that moving them disturbs more</param>
internal sealed record Seat(Guid PersonId, int? Group, bool IsSeated);

/// <param name="Problem">its people are those who are there; pinned people stay where they are</param>
/// <param name="FreeFacilitators">who could take a group over</param>
/// <param name="MissingFacilitators">who has not come</param>
internal sealed record RepairCase(
    DesignProblem Problem,
    IReadOnlyList<Seat> Seats,
    IReadOnlyList<Guid> FreeFacilitators,
    IReadOnlyList<Guid> MissingFacilitators
);

/// <param name="From">none for a late arrival</param>
internal sealed record RepairMove(Guid PersonId, int? From, int To, string Why);

/// <param name="To">none where nobody is free</param>
internal sealed record FacilitatorMove(int Group, Guid From, Guid? To, string Why);

/// <summary>The fewest moves found that restore every hard constraint.</summary>
/// <param name="ClosedGroups">numbers of groups whose area keeps enough others</param>
/// <param name="IsProvedFewest">otherwise the best found in the effort given</param>
/// <param name="StillBroken">after all moves; empty where everything is restored</param>
internal sealed record RepairPlan(
    IReadOnlyList<RepairMove> Moves,
    IReadOnlyList<FacilitatorMove> Facilitators,
    IReadOnlyList<int> ClosedGroups,
    bool IsProvedFewest,
    IReadOnlyList<Violation> StillBroken
);
