namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>How few and how many people a group may have.</summary>
internal readonly record struct SizeBounds(int Low, int High);

/// <summary>
/// The maximally diverse grouping problem: put everyone into one group each, within the groups' sizes, so that the summed distance
/// of the pairs that share a group is as large as possible.
/// </summary>
internal sealed record GroupProblem(DistanceTable Distances, IReadOnlyList<SizeBounds> Bounds)
{
    public int People => Distances.Count;
    public int Groups => Bounds.Count;

    /// <summary>Whether people may be shifted: some group's size is not given.</summary>
    public bool SizesVary => Bounds.Any(b => b.Low < b.High);
}
