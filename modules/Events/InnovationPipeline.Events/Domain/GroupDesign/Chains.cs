namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>Conflicts among pairs to keep together or apart: chains that are too long or lead to what must be apart, and too many apart.</summary>
internal static class Chains
{
    public static IEnumerable<Conflict> Conflicts(DesignProblem problem)
    {
        var (constraints, people) = (Constraints.Of(problem), problem.People.ToDictionary(p => p.Id));
        var links = new Dictionary<Guid, List<(Guid Other, Constraint Constraint)>>();
        foreach (var constraint in constraints.Where(c => c.Kind == ConstraintKind.Together))
        {
            var (one, other) = (constraint.About!.Value.One, constraint.About.Value.Other);
            links.TryAdd(one, []);
            links.TryAdd(other, []);
            links[one].Add((other, constraint));
            links[other].Add((one, constraint));
        }
        var most = problem.Groups.Max(g => g.Max);
        var seen = new HashSet<Guid>();
        foreach (var start in links.Keys)
        {
            if (seen.Contains(start))
                continue;
            var tree = Tree(start, links);
            seen.UnionWith(tree.Keys);
            if (tree.Count > most)
                yield return new(
                    [constraints.First(c => c.Kind == ConstraintKind.GroupSize), .. tree.Values.Skip(1).Take(most).Select(t => t.By!)],
                    $"{tree.Count} people are to be in one group through pairs, and the largest group holds {most}",
                    ConflictProof.Counted
                );
            if (TwoPins(tree.Keys.Select(id => people[id])) is (var first, var second))
                yield return new(
                    [Constraints.PinOf(first), Constraints.PinOf(second), .. Path(first.Id, second.Id, links)],
                    $"{first.Name} and {second.Name} are to be in one group through pairs, and are pinned to groups {first.PinnedTo} and {second.PinnedTo}",
                    ConflictProof.Counted
                );
        }
        foreach (var apart in constraints.Where(c => c.Kind == ConstraintKind.Apart))
        {
            var (one, other) = (people[apart.About!.Value.One], people[apart.About.Value.Other]);
            if (links.ContainsKey(one.Id) && Path(one.Id, other.Id, links) is { Count: > 0 } path)
                yield return new(
                    [apart, .. path],
                    $"{one.Name} and {other.Name} are to be in different groups, and in one group through pairs",
                    ConflictProof.Counted
                );
            if (one.PinnedTo is { } number && other.PinnedTo == number)
                yield return new(
                    [apart, Constraints.PinOf(one), Constraints.PinOf(other)],
                    $"{one.Name} and {other.Name} are to be in different groups, and both are pinned to group {number}",
                    ConflictProof.Counted
                );
        }
        if (TooManyApart(problem, constraints) is { } clique)
            yield return clique;
    }

    /// <summary>Everyone reached from one person, in order of steps, with the pair that led there.</summary>
    private static Dictionary<Guid, (Guid? From, Constraint? By)> Tree(
        Guid start,
        Dictionary<Guid, List<(Guid Other, Constraint Constraint)>> links
    )
    {
        var tree = new Dictionary<Guid, (Guid? From, Constraint? By)> { [start] = (null, null) };
        var next = new Queue<Guid>([start]);
        while (next.TryDequeue(out var person))
            foreach (var (other, constraint) in links[person])
                if (tree.TryAdd(other, (person, constraint)))
                    next.Enqueue(other);
        return tree;
    }

    /// <summary>The fewest pairs that lead from one to the other; none where there is no way.</summary>
    private static List<Constraint> Path(Guid from, Guid to, Dictionary<Guid, List<(Guid Other, Constraint Constraint)>> links)
    {
        var (tree, path) = (Tree(from, links), new List<Constraint>());
        if (!tree.ContainsKey(to))
            return path;
        for (var at = to; tree[at] is (Guid before, var by); at = before)
            path.Add(by!);
        return path;
    }

    private static (Participant, Participant)? TwoPins(IEnumerable<Participant> chain)
    {
        var pinned = chain.Where(p => p.PinnedTo is not null).ToList();
        return pinned.Count > 0 && pinned.Find(p => p.PinnedTo != pinned[0].PinnedTo) is { } other ? (pinned[0], other) : null;
    }

    /// <summary>More people than groups, every two of whom are to be apart; found greedily from each person.</summary>
    private static Conflict? TooManyApart(DesignProblem problem, IReadOnlyList<Constraint> constraints)
    {
        var apart = constraints.Where(c => c.Kind == ConstraintKind.Apart).ToList();
        var between = new Dictionary<(Guid, Guid), Constraint>();
        foreach (var constraint in apart)
            between[(constraint.About!.Value.One, constraint.About.Value.Other)] = between[
                (constraint.About.Value.Other, constraint.About.Value.One)
            ] = constraint;
        var neighbours = between.Keys.GroupBy(k => k.Item1, k => k.Item2).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var start in neighbours.Keys)
        {
            List<Guid> clique = [start];
            foreach (var other in neighbours[start].OrderByDescending(n => neighbours[n].Count))
                if (clique.TrueForAll(c => between.ContainsKey((c, other))))
                    clique.Add(other);
            if (clique.Count <= problem.Groups.Count)
                continue;
            clique = clique[..(problem.Groups.Count + 1)];
            return new(
                [.. clique.SelectMany((one, i) => clique.Skip(i + 1).Select(other => between[(one, other)])).Distinct()],
                $"{clique.Count} people are all to be in different groups, and there are {Constraints.Count(problem.Groups.Count, "group")}",
                ConflictProof.Counted
            );
        }
        return null;
    }
}
