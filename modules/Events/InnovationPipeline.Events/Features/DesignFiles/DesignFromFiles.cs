using InnovationPipeline.Events.Domain.DiverseGrouping;
using InnovationPipeline.Events.Domain.GroupDesign;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Events.Features.DesignFiles;

/// <summary>What came of it: what was wrong with the files, or a design, and why it breaks constraints if it does.</summary>
internal sealed record GroupsDesigned(IReadOnlyList<FileError> Errors, DesignedGroups? Design, IReadOnlyList<ConflictFound> Conflicts)
{
    public bool IsDone => Design is { Check.IsKept: true };
}

internal sealed record DesignedGroups(
    long Seed,
    long Iterations,
    double Seconds,
    double? FirstValidAfterSeconds,
    double Total,
    double BestTotal,
    double Smallest,
    int SmallestGroup,
    int PreferencesMet,
    int PreferencesAsked,
    IReadOnlyList<DesignedGroup> Groups,
    IReadOnlyList<ViolationFound> Violations,
    CheckVerdict Check,
    ComparedDesign Random,
    ComparedDesign Greedy
);

internal sealed record DesignedGroup(
    int Number,
    string Area,
    string? Facilitator,
    IReadOnlyList<string> Members,
    double Diversity,
    int PreferencesMet,
    IReadOnlyList<Mix> Mixes,
    IReadOnlyList<string> Binding
);

internal sealed record ViolationFound(string Constraint, int? Group, string Sentence);

/// <summary>What a second, simple computation makes of the design.</summary>
internal sealed record CheckVerdict(bool IsKept, string Sentence);

internal sealed record ComparedDesign(double Total, double Smallest, int PreferencesMet, int Violations);

internal sealed record ConflictFound(IReadOnlyList<string> Constraints, string Reason, ConflictProof Proof);

/// <summary>Designs groups from a file of participants and one of areas; nothing is kept.</summary>
/// <param name="Seconds">time for the search</param>
/// <param name="Iterations">a number of moves in place of the time: the same files, seed and number give the same groups</param>
[ForEveryone("it reads only the files that it is given")]
internal sealed record DesignFromFiles(
    [property: NotFreeText] string Participants,
    [property: NotFreeText] string Areas,
    double Seconds,
    long Seed,
    long? Iterations
) : IQuery<GroupsDesigned>;

internal sealed class DesignFromFilesHandler(TimeProvider clock) : IQueryHandler<DesignFromFiles, GroupsDesigned>
{
    // Moves weighed before a set of constraints is held to have no plan.
    private const int ConflictEffort = 20_000;

    public Task<GroupsDesigned> Handle(DesignFromFiles query, CancellationToken ct)
    {
        var files = DesignFiles.Read(query.Participants, query.Areas);
        if (files.Problem is not { } problem)
            return Task.FromResult(new GroupsDesigned(files.Errors, null, []));
        if (Counting.Conflicts(problem) is { Count: > 0 } counted)
            return Task.FromResult(new GroupsDesigned([], null, [.. counted.Select(Found)]));

        var start = clock.GetTimestamp();
        double Elapsed() => clock.GetElapsedTime(start).TotalSeconds;
        var distances = Distances.Of(problem);
        var search = new GroupSearch(problem, query.Seed, distances);
        double? firstValid = search.IsFeasible ? Elapsed() : null;
        while (!ct.IsCancellationRequested && (query.Iterations is { } limit ? search.Iterations < limit : Elapsed() < query.Seconds))
        {
            if (query.Iterations is { } all)
                search.Run(Math.Min(all, search.Iterations + 1000), of: all, ct);
            else
                search.Advance(500, Math.Min(1, Elapsed() / query.Seconds));
            firstValid ??= search.IsFeasible ? Elapsed() : null;
        }
        var design = Designed(query, files, search, distances, Elapsed(), firstValid);
        var conflicts = search.IsFeasible ? [] : Infeasibility.Conflicts(problem, query.Seed, ConflictEffort, ct);
        return Task.FromResult(new GroupsDesigned([], design, [.. conflicts.Select(Found)]));
    }

    private static DesignedGroups Designed(
        DesignFromFiles query,
        DesignFiles files,
        GroupSearch search,
        DistanceTable distances,
        double seconds,
        double? firstValid
    )
    {
        var (problem, report) = (search.Problem, DesignReport.Of(search.Problem, search.Best, distances));
        var titles = problem.Areas.ToDictionary(a => a.Id, a => a.Title);
        return new(
            query.Seed,
            search.Iterations,
            Math.Round(seconds, 3),
            firstValid is { } first ? Math.Round(first, 3) : null,
            report.Total,
            search.BestTotal,
            report.Smallest,
            report.SmallestGroup,
            report.PreferencesMet,
            report.PreferencesAsked,
            [
                .. report.Groups.Select(g => new DesignedGroup(
                    g.Number,
                    titles[g.AreaId],
                    g.FacilitatorId is { } facilitator ? files.Keys[facilitator] : null,
                    [.. g.Members.Select(m => files.Keys[m])],
                    g.Diversity,
                    g.PreferencesMet,
                    g.Mixes,
                    [.. g.Binding.Select(b => b.Sentence)]
                )),
            ],
            [.. report.Violations.Select(v => new ViolationFound(v.Constraint.Sentence, v.Group, v.Sentence))],
            Verdict(search, report),
            Compared(problem, Comparisons.Random(problem, query.Seed), distances),
            Compared(problem, Comparisons.Greedy(problem, query.Seed, distances), distances)
        );
    }

    private static CheckVerdict Verdict(GroupSearch search, DesignReport report)
    {
        if (report.Violations.Count > 0)
            return new(false, $"{Constraints.Count(report.Violations.Count, "constraint")} broken");
        // The report adds up the pairs of each group afresh; the search only ever added and took away.
        var (said, counted) = (search.Value, (report.Total, report.Smallest, report.PreferencesMet));
        return
            said.Broken == 0
            && Math.Abs(said.Total - counted.Total) < 1e-3
            && Math.Abs(said.Smallest - counted.Smallest) < 1e-6
            && said.PreferencesMet == counted.PreferencesMet
            ? new(true, "Every constraint is kept, and the three values are right")
            : new(false, "The three values are not what the groups add up to");
    }

    private static ComparedDesign Compared(DesignProblem problem, int[] plan, DistanceTable distances)
    {
        var report = DesignReport.Of(problem, plan, distances);
        return new(report.Total, report.Smallest, report.PreferencesMet, report.Violations.Count);
    }

    private static ConflictFound Found(Conflict conflict) =>
        new([.. conflict.Constraints.Select(c => c.Sentence)], conflict.Reason, conflict.Proof);
}
