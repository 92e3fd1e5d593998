using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Why no plan keeps every constraint. Counting first; otherwise constraints are left out one at a time for as long as there is still no
/// plan, until each that is left has a plan without it (a deletion filter, Chinneck 2008).
/// </summary>
internal static class Infeasibility
{
    /// <param name="effort">moves weighed before a set of constraints is held to have no plan</param>
    /// <returns>nothing where there is a plan</returns>
    public static IReadOnlyList<Conflict> Conflicts(DesignProblem problem, long seed, int effort, CancellationToken ct = default)
    {
        problem.Check();
        if (Counting.Conflicts(problem) is { Count: > 0 } counted)
            return counted;
        if (Plan(problem, seed, effort) is not null)
            return [];
        var needed = new List<Constraint>();
        foreach (var kind in Constraints.Of(problem).GroupBy(c => c.Kind).OrderByDescending(k => k.Count()))
        {
            ct.ThrowIfCancellationRequested();
            // All of one kind at once, where none of them matters.
            var without = kind.Aggregate(problem, Constraints.Without);
            if (!Has(without))
            {
                problem = without;
                continue;
            }
            foreach (var constraint in kind)
                if (Constraints.Without(problem, constraint) is var freed && !Has(freed))
                    problem = freed;
                else
                    needed.Add(constraint);
        }
        return [Conflict(needed, problem.People.Count <= ExactPlans.MostPeople, effort)];

        bool Has(DesignProblem freed) => Counting.Conflicts(freed).Count == 0 && Plan(freed, seed, effort) is not null;
    }

    /// <summary>A plan that keeps every constraint; none was found otherwise, or there is none with up to 14 people.</summary>
    public static int[]? Plan(DesignProblem problem, long seed, int effort)
    {
        if (problem.Areas.Any(a => problem.Groups.Count(g => g.AreaId == a.Id) < problem.Rules.MinGroupsAnArea))
            return null;
        var alike = DistanceTable.Of(problem.People.Count, problem.People.Count, static (_, _) => 0, longest: 0);
        if (problem.People.Count <= ExactPlans.MostPeople)
            return new ExactPlans(new Bounds(problem), alike).Any();
        var search = new GroupSearch(problem, seed, alike);
        while (!search.IsFeasible && search.Iterations < effort)
            search.Advance(500, progress: 0);
        return search.IsFeasible ? search.Best.ToArray() : null;
    }

    private static Conflict Conflict(IReadOnlyList<Constraint> needed, bool tried, int effort) =>
        tried
            ? new(needed, "Every plan was tried: none keeps all of these. Without any one of them there is a plan", ConflictProof.Exhausted)
            : new(
                needed,
                $"No plan was found that keeps all of these, in {effort:N0} moves tried. Without any one of them there is a plan",
                ConflictProof.NotFound
            );
}
