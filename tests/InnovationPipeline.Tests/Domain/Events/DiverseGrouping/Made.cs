using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Tests.Domain.Events.DiverseGrouping;

/// <summary>Group problems made from a seed.</summary>
internal static class Made
{
    public static GroupProblem Problem(int people, int groups, ulong seed, int spare = 0)
    {
        var dice = new Dice(seed);
        var distances = Distances(people, dice);
        var bounds = Enumerable
            .Range(0, groups)
            .Select(g =>
            {
                var even = (people / groups) + (g < people % groups ? 1 : 0);
                return new SizeBounds(Math.Max(0, even - spare), even + spare);
            })
            .ToList();
        return Problem(distances, bounds);
    }

    public static GroupProblem Problem(double[,] distances, IReadOnlyList<SizeBounds> bounds) =>
        new(DistanceTable.Of(distances.GetLength(0), bounds.Max(b => b.High), (a, b) => distances[a, b]), bounds);

    public static double[,] Distances(int people, Dice dice)
    {
        var distances = new double[people, people];
        for (var a = 0; a < people; a++)
        for (var b = a + 1; b < people; b++)
            distances[a, b] = distances[b, a] = Math.Round(dice.Fraction() * 100, 3);
        return distances;
    }

    /// <summary>The total from the definition.</summary>
    public static long Total(DistanceTable distances, IReadOnlyList<int> groupOf)
    {
        var total = 0L;
        for (var a = 0; a < groupOf.Count; a++)
        for (var b = a + 1; b < groupOf.Count; b++)
            if (groupOf[a] == groupOf[b])
                total += distances[a, b];
        return total;
    }

    public static DiversitySearch Searched(
        GroupProblem problem,
        ulong seed,
        long iterations,
        int threads = 1,
        IReadOnlyList<int>? from = null
    )
    {
        var search = new DiversitySearch(problem, seed, threads, from);
        while (search.Iterations < iterations)
            search.Advance((double)search.Iterations / iterations);
        return search;
    }

    public static void AssertValid(GroupProblem problem, DiversitySearch search)
    {
        var sizes = search.Best.ToArray().CountBy(g => g).ToDictionary();
        Assert.Equal(problem.People, search.Best.Length);
        Assert.All(problem.Bounds.Index(), b => Assert.InRange(sizes.GetValueOrDefault(b.Index), b.Item.Low, b.Item.High));
        Assert.Equal(Total(problem.Distances, search.Best.ToArray()), search.BestTotal);
    }
}
