using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <param name="Blau">the chance that two members differ in the attribute</param>
/// <param name="Normalised">as a share of the most that a group of this size could have; none where no difference is possible</param>
internal sealed record Mix(MixedBy Attribute, double Blau, double? Normalised);

/// <param name="Diversity">mean distance of two members</param>
/// <param name="Binding">constraints that this group keeps with nothing to spare</param>
internal sealed record GroupCard(
    int Number,
    Guid AreaId,
    Guid? FacilitatorId,
    IReadOnlyList<Guid> Members,
    double Diversity,
    IReadOnlyList<Mix> Mixes,
    int PreferencesMet,
    int PreferencesAsked,
    IReadOnlyList<Constraint> Binding,
    IReadOnlyList<Violation> Violations
);

/// <summary>A whole design as the organiser sees it; read from the people and the distances, not from the search.</summary>
/// <param name="Total">summed distance of all pairs that share a group</param>
/// <param name="Smallest">the diversity of the group where it is smallest</param>
internal sealed record DesignReport(
    double Total,
    double Smallest,
    int SmallestGroup,
    int PreferencesMet,
    int PreferencesAsked,
    IReadOnlyList<GroupCard> Groups,
    IReadOnlyList<Violation> Violations
)
{
    public static DesignReport Of(DesignProblem problem, ReadOnlySpan<int> plan, DistanceTable? distances = null)
    {
        distances ??= Distances.Of(problem);
        var violations = PlanCheck.Violations(problem, plan);
        var attributes = Enum.GetValues<MixedBy>().Where(a => problem.Weights.Of(a) > 0).ToList();
        var (total, cards) = (0d, new List<GroupCard>());
        foreach (var (at, group) in problem.Groups.Index())
        {
            var positions = new List<int>();
            for (var i = 0; i < plan.Length; i++)
                if (plan[i] == at)
                    positions.Add(i);
            var members = positions.ConvertAll(i => problem.People[i]);
            var within = positions.SelectMany((a, i) => positions.Skip(i + 1).Select(b => distances[a, b] / distances.Scale)).ToList();
            total += within.Sum();
            cards.Add(
                new(
                    group.Number,
                    group.AreaId,
                    group.FacilitatorId,
                    [.. members.Select(m => m.Id)],
                    within.Count == 0 ? 0 : within.Average(),
                    attributes.ConvertAll(a => GroupDesign.Diversity.Of(a, members, problem.People)),
                    members.Count(m => m.PreferredAreas.Contains(group.AreaId)),
                    members.Count(m => m.PreferredAreas.Count > 0),
                    [.. GroupDesign.Binding.Of(problem, group, members)],
                    [.. violations.Where(v => v.Group == group.Number)]
                )
            );
        }
        var smallest = cards.MinBy(c => c.Diversity)!;
        return new(
            total,
            smallest.Diversity,
            smallest.Number,
            cards.Sum(c => c.PreferencesMet),
            problem.People.Count(p => p.PreferredAreas.Count > 0),
            cards,
            violations
        );
    }
}

/// <summary>What to hold a design against.</summary>
internal static class Comparisons
{
    /// <summary>People drawn by lot into groups of the right sizes; nothing else is looked at.</summary>
    public static int[] Random(DesignProblem problem, long seed)
    {
        var (plan, dice) = (new int[problem.People.Count], new Dice(seed));
        var sizes = new int[problem.Groups.Count];
        foreach (var person in dice.Order(plan.Length))
        {
            // The group that is furthest from its least, then the emptiest, so that sizes hold where they can.
            var to = Enumerable
                .Range(0, sizes.Length)
                .MinBy(g => (sizes[g] >= problem.Groups[g].Max, sizes[g] >= problem.Groups[g].Min, sizes[g]));
            plan[person] = to;
            sizes[to]++;
        }
        return plan;
    }

    /// <summary>People dealt one by one to the group where they mend and add most, never moved again.</summary>
    public static int[] Greedy(DesignProblem problem, long seed, DistanceTable? distances = null) =>
        Dealing.Deal(new Bounds(problem), distances ?? Distances.Of(problem), new Dice(seed));

    /// <summary>Who sits in another group in the second design, by group numbers.</summary>
    public static IReadOnlyList<Moved> Between(IReadOnlyDictionary<Guid, int> first, IReadOnlyDictionary<Guid, int> second) =>
        [
            .. first
                .Keys.Union(second.Keys)
                .Select(id => new Moved(id, first.TryGetValue(id, out var f) ? f : null, second.TryGetValue(id, out var t) ? t : null))
                .Where(m => m.From != m.To),
        ];
}

/// <summary>A person whose group differs between two designs; none where they have no group.</summary>
internal sealed record Moved(Guid PersonId, int? From, int? To);
