using InnovationPipeline.Kernel;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// How a search for one version goes: what is needed to take it up again, and its best values over time. A row apart from the version, so
/// that a stop does not wait for the chunk in hand.
/// </summary>
internal sealed class DesignRun : Aggregate
{
    public DesignRun(Guid savedDesignId, Guid innovationEventId)
        : base(savedDesignId) => InnovationEventId = innovationEventId;

    private DesignRun(Guid id)
        : base(id) { }

    public Guid InnovationEventId { get; private set; }

    /// <summary>Seconds of search so far.</summary>
    public double Spent { get; private set; }

    /// <summary>One for each search that runs side by side.</summary>
    public IReadOnlyList<SavedSearch> Searches { get; private set; } = [];

    /// <summary>The people of the plans in <see cref="Searches"/>, in their order: the search begins anew when they change.</summary>
    public IReadOnlyList<Guid> People { get; private set; } = [];

    public IReadOnlyList<RunPoint> Points { get; private set; } = [];
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What no plan keeps all at once, where that was found.</summary>
    public IReadOnlyList<FoundConflict> Conflicts { get; private set; } = [];

    /// <param name="best">of all searches</param>
    /// <param name="bestTotal">the best total found, whatever the other values</param>
    public void Go(double seconds, IReadOnlyList<Guid> people, IReadOnlyList<SavedSearch> searches, PlanValue best, double bestTotal)
    {
        Spent += seconds;
        (People, Searches) = (people, searches);
        Points = [.. Points, new RunPoint(Math.Round(Spent, 1), best, bestTotal)];
    }

    /// <summary>Conflicts may name people; when one of them is forgotten, only that there were some stays.</summary>
    public void ForgetNames() =>
        Conflicts = [.. Conflicts.Select(c => c with { Constraints = [], Reason = "What was in the way is not kept any more" })];

    public void End(IReadOnlyList<FoundConflict> conflicts, DateTimeOffset now) => (Conflicts, EndedAt) = (conflicts, now);
}

/// <param name="Constraints">a smallest set of sentences; none where the reason says it all</param>
/// <param name="IsCertain">otherwise no plan was found in the effort given, and there may be one</param>
internal sealed record FoundConflict(string Reason, IReadOnlyList<string> Constraints, bool IsCertain)
{
    public static FoundConflict From(Conflict conflict) =>
        new(conflict.Reason, [.. conflict.Constraints.Select(c => c.Sentence)], conflict.Proof != ConflictProof.NotFound);
}

/// <summary>The best value after so many seconds.</summary>
/// <param name="BestTotal">the best whole mix found, of which a share may have been given up since</param>
internal sealed record RunPoint(double Seconds, PlanValue Value, double BestTotal);
