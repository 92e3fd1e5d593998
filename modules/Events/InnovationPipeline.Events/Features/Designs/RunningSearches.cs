using System.Collections.Concurrent;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Events.Features.Designs;

/// <summary>Searches as this host left them, so that the next chunk goes on where the last one ended instead of at the best so far.</summary>
internal sealed class RunningSearches
{
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<GroupSearch>> _known = new();

    /// <summary>This host's searches if nobody else has advanced the run, otherwise new ones that start from its best.</summary>
    public IReadOnlyList<GroupSearch> Of(DesignRun run, DesignProblem problem, DesignBrief brief, int sideBySide)
    {
        var people = problem.People.Select(p => p.Id).ToList();
        var samePeople = run.People.SequenceEqual(people);
        if (
            samePeople
            && _known.TryGetValue(run.Id, out var here)
            && here.Select(s => s.Iterations).SequenceEqual(run.Searches.Select(s => s.Iterations))
        )
            return here;
        var distances = Distances.Of(problem);
        return
        [
            .. Enumerable
                .Range(0, sideBySide)
                .Select(i => new GroupSearch(
                    problem,
                    brief.Seed + i,
                    distances,
                    samePeople && i < run.Searches.Count ? run.Searches[i] : null
                )),
        ];
    }

    public void Keep(Guid runId, IReadOnlyList<GroupSearch> searches) => _known[runId] = searches;

    public void Forget(Guid runId) => _known.TryRemove(runId, out _);
}
