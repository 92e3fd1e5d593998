namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>First assignments for a search.</summary>
internal static class FirstGroups
{
    /// <summary>
    /// Everyone anywhere, in sizes as unequal as the bounds allow: large groups hold more pairs, and from there annealing needs few
    /// shifts. Which of two equal groups is the larger one is left to chance.
    /// </summary>
    public static int[] Random(GroupProblem problem, Dice dice)
    {
        var order = Enumerable.Range(0, problem.Groups).ToArray();
        dice.Shuffle(order);
        var spare = problem.People - problem.Bounds.Sum(b => b.Low);
        var sizes = new int[problem.Groups];
        foreach (var group in order.OrderByDescending(g => problem.Bounds[g].Low + problem.Bounds[g].High))
        {
            var (low, high) = problem.Bounds[group];
            var more = Math.Min(spare, high - low);
            sizes[group] = low + more;
            spare -= more;
        }
        var groupOf = sizes.SelectMany((size, group) => Enumerable.Repeat(group, size)).ToArray();
        dice.Shuffle(groupOf);
        return groupOf;
    }
}
