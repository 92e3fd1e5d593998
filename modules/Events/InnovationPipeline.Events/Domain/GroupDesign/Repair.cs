namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Where a person is when a design must be repaired.</summary>
/// <param name="Group">the number of the group that they have; none for a late arrival</param>
/// <param name="IsSeated">sits there already, so that moving them disturbs more</param>
internal sealed record Seat(Guid PersonId, int? Group, bool IsSeated);

/// <summary>A design on the day: who is there, and where they are.</summary>
/// <param name="Problem">its people are those who are there; its groups are those of the design</param>
/// <param name="Seats">of people who are there; whoever is not named has no group</param>
/// <param name="MissingFacilitators">who has not come</param>
/// <param name="FreeFacilitators">who could take a group over</param>
internal sealed record RepairCase(
    DesignProblem Problem,
    IReadOnlyList<Seat> Seats,
    IReadOnlyList<Guid> MissingFacilitators,
    IReadOnlyList<Guid> FreeFacilitators
)
{
    /// <summary>Where the organiser has settled, or at a table that was chosen for them: never moved.</summary>
    public static bool Stays(Participant person, int? group) =>
        group is not null && (person.PinnedTo == group || (person.PinnedTo is null && person.Needs != TableNeeds.None));
}

/// <param name="From">none for a late arrival</param>
/// <param name="Why">for the organiser</param>
internal sealed record RepairMove(Guid PersonId, int? From, int To, string Why);

/// <param name="To">none where nobody is free</param>
internal sealed record FacilitatorMove(int Group, Guid From, Guid? To, string Why);

/// <summary>The fewest moves found that restore every hard constraint.</summary>
/// <param name="Moves">in an order that mends most first</param>
/// <param name="ClosedGroups">numbers of groups that nobody is left in; their areas keep enough others</param>
/// <param name="IsProvedFewest">otherwise the best found in the effort given</param>
/// <param name="StillBroken">once all moves are made; empty where everything is restored</param>
internal sealed record RepairPlan(
    IReadOnlyList<RepairMove> Moves,
    IReadOnlyList<FacilitatorMove> Facilitators,
    IReadOnlyList<int> ClosedGroups,
    bool IsProvedFewest,
    IReadOnlyList<Violation> StillBroken
)
{
    /// <summary>What is still broken if only some of the moves are made; the facilitators' moves are made too.</summary>
    public IReadOnlyList<Violation> RemainingAfter(RepairCase repair, IReadOnlyCollection<Guid> accepted) =>
        Repair.Broken(repair, Facilitators, ClosedGroups, Moves.Where(m => accepted.Contains(m.PersonId)));
}

/// <summary>Repairs a design; to 14 people every repair is weighed, so that none is shorter.</summary>
internal static class Repair
{
    private static readonly Constraint HasFacilitator = new(ConstraintKind.Facilitator, "Each group has a facilitator");

    /// <param name="effort">moves weighed, where there are more than 14 people</param>
    /// <param name="ct">ends the search early with the best so far</param>
    public static RepairPlan Find(RepairCase repair, long seed, long effort, CancellationToken ct = default)
    {
        repair.Problem.Check();
        var search = new RepairSearch(repair, seed);
        while (search.Iterations < effort && !search.IsProved && !ct.IsCancellationRequested)
            search.Advance(2000);
        return search.Plan();
    }

    /// <summary>What is broken as things are, before any move.</summary>
    public static IReadOnlyList<Violation> Broken(RepairCase repair) =>
        Broken(
            repair,
            [
                .. repair
                    .Problem.Groups.Where(g => g.FacilitatorId is { } f && repair.MissingFacilitators.Contains(f))
                    .Select(g => new FacilitatorMove(g.Number, g.FacilitatorId!.Value, To: null, "")),
            ],
            closed: [],
            []
        );

    internal static IReadOnlyList<Violation> Broken(
        RepairCase repair,
        IReadOnlyList<FacilitatorMove> facilitators,
        IReadOnlyList<int> closed,
        IEnumerable<RepairMove> moves
    )
    {
        var seats = repair.Seats.Where(s => s.Group is not null).ToDictionary(s => s.PersonId, s => s.Group!.Value);
        foreach (var move in moves)
            seats[move.PersonId] = move.To;
        // A group is closed once its last member has left.
        var problem = Staffed(repair.Problem, facilitators, [.. closed.Where(number => !seats.ContainsValue(number))]);
        return
        [
            .. PlanCheck.Violations(problem, problem.PlanOf(seats)),
            .. facilitators
                .Where(f => f.To is null)
                .Select(f => new Violation(HasFacilitator, f.Group, $"Group {f.Group} has no facilitator, and nobody is free")),
        ];
    }

    /// <summary>The problem with its new facilitators and without the closed groups.</summary>
    internal static DesignProblem Staffed(
        DesignProblem problem,
        IReadOnlyList<FacilitatorMove> facilitators,
        IReadOnlyCollection<int> closed
    )
    {
        var now = facilitators.ToDictionary(f => f.Group, f => f.To);
        return problem with
        {
            Groups =
            [
                .. problem
                    .Groups.Where(g => !closed.Contains(g.Number))
                    .Select(g => now.TryGetValue(g.Number, out var facilitator) ? g with { FacilitatorId = facilitator } : g),
            ],
        };
    }
}
