namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// One way to staff a repair: which groups close, and who takes over from facilitators who are missing. People then move within it.
/// </summary>
internal sealed record RepairOption(IReadOnlyList<int> Closed, IReadOnlyList<FacilitatorMove> Facilitators)
{
    // Subsets of the groups that may close are all tried up to here; beyond, only the weakest first.
    private const int AllSubsets = 10;

    public int Unstaffed => Facilitators.Count(f => f.To is null);

    /// <summary>The option in which nothing closes comes first.</summary>
    public static IReadOnlyList<RepairOption> Of(RepairCase repair)
    {
        var problem = repair.Problem;
        var people = problem.People.ToDictionary(p => p.Id);
        var members = repair
            .Seats.Where(s => s.Group is not null && people.ContainsKey(s.PersonId))
            .GroupBy(s => s.Group!.Value, s => people[s.PersonId])
            .ToDictionary(g => g.Key, g => g.ToList());
        List<Participant> In(int group) => members.GetValueOrDefault(group, []);

        var closable = problem
            .Groups.Where(g => !In(g.Number).Exists(p => RepairCase.Stays(p, g.Number)))
            .OrderBy(g => In(g.Number).Count)
            .ThenBy(g => g.Number)
            .ToList();
        var exact = problem.People.Count <= ExactPlans.MostPeople && closable.Count <= AllSubsets;
        var weak = closable.Where(g => In(g.Number).Count < g.Min || IsMissing(repair, g)).ToList();
        return
        [
            .. (exact ? Subsets(closable) : FirstOf(weak))
                .Where(closed => KeepsAreas(problem, closed))
                .Select(closed => new RepairOption([.. closed.Select(g => g.Number)], Cover(repair, closed, In))),
        ];
    }

    private static IEnumerable<IReadOnlyList<DesignGroup>> Subsets(IReadOnlyList<DesignGroup> groups) =>
        Enumerable.Range(0, 1 << groups.Count).Select(set => groups.Where((_, i) => (set >> i & 1) != 0).ToList());

    private static IEnumerable<IReadOnlyList<DesignGroup>> FirstOf(IReadOnlyList<DesignGroup> weak) =>
        Enumerable
            .Range(0, weak.Count + 1)
            .Select(count => weak.Take(count).ToList())
            .Concat(weak.Skip(1).Select(g => new List<DesignGroup> { g }));

    private static bool KeepsAreas(DesignProblem problem, IReadOnlyList<DesignGroup> closed) =>
        closed.Count < problem.Groups.Count
        && closed
            .GroupBy(g => g.AreaId)
            .All(area => problem.Groups.Count(g => g.AreaId == area.Key) - area.Count() >= Math.Max(1, problem.Rules.MinGroupsAnArea));

    private static bool IsMissing(RepairCase repair, DesignGroup group) =>
        group.FacilitatorId is { } facilitator && repair.MissingFacilitators.Contains(facilitator);

    /// <summary>Each group without its facilitator gets one who is free, or whose group closes; as many groups as possible (augmenting paths).</summary>
    private static List<FacilitatorMove> Cover(RepairCase repair, IReadOnlyList<DesignGroup> closed, Func<int, List<Participant>> membersOf)
    {
        var free = repair
            .FreeFacilitators.Concat(closed.Where(g => g.FacilitatorId is not null).Select(g => g.FacilitatorId!.Value))
            .Except(repair.MissingFacilitators)
            .Except(repair.Problem.Groups.Except(closed).Where(g => g.FacilitatorId is not null).Select(g => g.FacilitatorId!.Value))
            .Distinct()
            .ToList();
        var takes = new Dictionary<Guid, DesignGroup>();
        var without = repair.Problem.Groups.Except(closed).Where(g => IsMissing(repair, g)).ToList();
        foreach (var group in without)
            Find(group, []);
        return
        [
            .. without.Select(g =>
                takes.Where(t => t.Value == g).Select(t => (Guid?)t.Key).FirstOrDefault() is var to && to is null
                    ? new FacilitatorMove(g.Number, g.FacilitatorId!.Value, null, "The facilitator is missing, and nobody is free")
                    : new FacilitatorMove(g.Number, g.FacilitatorId!.Value, to, "The facilitator is missing")
            ),
        ];

        bool Find(DesignGroup group, HashSet<Guid> tried)
        {
            foreach (var facilitator in free.Where(f => MayLead(f, group) && tried.Add(f)))
                if (!takes.TryGetValue(facilitator, out var other) || Find(other, tried))
                {
                    takes[facilitator] = group;
                    return true;
                }
            return false;
        }

        bool MayLead(Guid facilitator, DesignGroup group) =>
            membersOf(group.Number)
                .TrueForAll(m => m.Id != facilitator && !(repair.Problem.Rules.NotWithLineManager && m.LineManager == facilitator));
    }
}
