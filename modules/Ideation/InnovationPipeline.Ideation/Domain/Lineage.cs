namespace InnovationPipeline.Ideation.Domain;

/// <summary>Where ideas came from, over all links of an event.</summary>
internal sealed class Lineage(IEnumerable<IdeaLink> links)
{
    private readonly ILookup<Guid, IdeaLink> _sources = links.ToLookup(l => l.IdeaId);

    public IReadOnlyList<IdeaLink> SourcesOf(Guid ideaId) => [.. _sources[ideaId].OrderBy(l => l.At).ThenBy(l => l.SourceIdeaId)];

    /// <summary>Every link behind an idea, nearest first, each once.</summary>
    public IReadOnlyList<IdeaLink> AllSourcesOf(Guid ideaId)
    {
        var found = new List<IdeaLink>();
        var seen = new HashSet<Guid> { ideaId };
        var next = new Queue<Guid>([ideaId]);
        while (next.TryDequeue(out var idea))
            foreach (var link in SourcesOf(idea))
            {
                found.Add(link);
                if (seen.Add(link.SourceIdeaId))
                    next.Enqueue(link.SourceIdeaId);
            }
        return found;
    }

    public IReadOnlySet<Guid> AncestorGroupsOf(Guid ideaId) => AllSourcesOf(ideaId).Select(l => l.SourceGroupId).ToHashSet();
}
