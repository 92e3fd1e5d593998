using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Events.Features.DesignFiles;

/// <param name="Objective">summed distance of all pairs that share a group, recomputed from the file's own numbers</param>
/// <param name="SecondsToBest">when the best was found, to the chunk</param>
/// <param name="SizesHold">every group keeps its bounds: checked on the answer, not promised by the search</param>
/// <param name="Assignment">each person's group, both counted from 0</param>
internal sealed record GroupsFound(
    int People,
    int Groups,
    double Objective,
    double SecondsToBest,
    double Seconds,
    long Iterations,
    bool SizesHold,
    IReadOnlyList<int> Sizes,
    IReadOnlyList<int> Assignment
);

/// <summary>The best groups for an instance of the MDGP library within a budget; a cancelled search answers with its best so far.</summary>
/// <param name="Lines">of the file</param>
/// <param name="Seconds">on the clock; not asked where iterations are given</param>
/// <param name="Iterations">sweeps of each thread: the same answer for the same seed and threads on any machine</param>
[ForEveryone("it reads only the lines that it is given")]
internal sealed record SearchedGroups(IReadOnlyList<string> Lines, double Seconds, long? Iterations, int Seed, int Threads)
    : IQuery<GroupsFound>;

internal sealed class SearchedGroupsHandler(TimeProvider clock) : IQueryHandler<SearchedGroups, GroupsFound>
{
    private static readonly Rule Budget = new("Give a budget of more than 0 and at most 86,400 seconds, or at least 1 iteration");
    private static readonly Rule Cores = new("Use between 1 and 64 threads");

    public Task<GroupsFound> Handle(SearchedGroups query, CancellationToken ct)
    {
        Budget.Require(query.Iterations is { } limit ? limit > 0 : query.Seconds is > 0 and <= 86_400);
        Cores.Require(query.Threads is >= 1 and <= 64);
        var file = MdgpFile.Read(query.Lines);
        var started = clock.GetTimestamp();
        var search = new DiversitySearch(file.Problem(), (ulong)query.Seed, query.Threads);
        var (best, secondsToBest) = (0L, 0d);
        var spent = 0d;
        while (spent < 1 && !ct.IsCancellationRequested)
        {
            search.Advance(spent);
            var seconds = clock.GetElapsedTime(started).TotalSeconds;
            if (search.BestTotal > best)
                (best, secondsToBest) = (search.BestTotal, seconds);
            spent = query.Iterations is { } most ? (double)search.Iterations / most : seconds / query.Seconds;
        }
        return Task.FromResult(Answer(file, search, secondsToBest, clock.GetElapsedTime(started).TotalSeconds));
    }

    private static GroupsFound Answer(MdgpFile file, DiversitySearch search, double secondsToBest, double seconds)
    {
        var assignment = search.Best.ToArray();
        var sizes = Enumerable.Range(0, file.Bounds.Count).Select(g => assignment.Count(a => a == g)).ToList();
        return new(
            file.People,
            file.Bounds.Count,
            Math.Round(file.Objective(assignment), 6),
            secondsToBest,
            seconds,
            search.Iterations,
            sizes.Zip(file.Bounds).All(s => s.First >= s.Second.Low && s.First <= s.Second.High),
            sizes,
            assignment
        );
    }
}
