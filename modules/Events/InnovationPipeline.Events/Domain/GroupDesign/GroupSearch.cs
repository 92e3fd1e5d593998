using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>How good a plan is. Fewer broken first; then, within the ε of the best total, the smallest group's diversity, then preferences.</summary>
/// <param name="Total">summed distance of all pairs that share a group</param>
/// <param name="Smallest">the mean distance of two members in the group where it is smallest</param>
/// <param name="PreferencesMet">people in a group of an area that they prefer</param>
internal readonly record struct PlanValue(int Broken, double Total, double Smallest, int PreferencesMet);

internal readonly record struct SearchPoint(long Iteration, PlanValue Value);

/// <summary>What is kept between chunks, hosts and restarts.</summary>
internal sealed record SavedSearch(IReadOnlyList<int> Best, IReadOnlyList<int> Richest, long Iterations);

/// <summary>
/// Looks for the best plan, a chunk at a time: first any that keeps every constraint, then the largest total (annealing), then, giving up
/// at most ε of that total, the largest smallest-group diversity, then preferences. <see cref="Best"/> may be asked for at any moment.
/// </summary>
internal sealed partial class GroupSearch
{
    // Shares of the whole effort.
    private const double TotalUntil = 0.6;
    private const double SmallestUntil = 0.85;

    // One step of Run: the schedule moves on between steps, and a cancel is heard.
    private const int Step = 1000;

    private readonly Bounds _bounds;
    private readonly DistanceTable _distances;
    private readonly double _epsilon;
    private readonly Dice _dice;
    private readonly List<SearchPoint> _history = [];
    private readonly int[] _best;
    private readonly int[] _richest;
    private long _richestTotal = -1;
    private Score _bestScore;
    private Seating _now;

    public GroupSearch(DesignProblem problem, long seed, DistanceTable? distances = null, SavedSearch? saved = null)
    {
        problem.Check();
        Problem = problem;
        _bounds = new Bounds(problem);
        _distances = distances ?? Distances.Of(problem);
        _epsilon = problem.Epsilon;
        _dice = new Dice(unchecked((seed * 31) + (saved?.Iterations ?? 0)));
        Iterations = saved?.Iterations ?? 0;
        _now = new Seating(_bounds, _distances, saved is null ? Dealing.Deal(_bounds, _distances, _dice) : [.. saved.Best]);
        (_best, _richest) = (_now.Plan(), saved is null ? _now.Plan() : [.. saved.Richest]);
        if (saved is not null && new Seating(_bounds, _distances, _richest) is { Broken: 0 } richest)
            _richestTotal = richest.Total;
        _bestScore = _now.Score();
        Consider();
        Remember();
    }

    public DesignProblem Problem { get; }

    /// <summary>Moves weighed so far.</summary>
    public long Iterations { get; private set; }

    /// <summary>Best so far; it keeps every constraint where <see cref="PlanValue.Broken"/> is 0.</summary>
    public ReadOnlySpan<int> Best => _best;

    public PlanValue Value => ValueOf(_bestScore);

    /// <summary>The best total found, whatever the other two values.</summary>
    public double BestTotal => Math.Max(_richestTotal, 0) / _distances.Scale;

    public bool IsFeasible => _bestScore.Broken == 0;

    /// <summary>Where the best value has changed, oldest first.</summary>
    public IReadOnlyList<SearchPoint> History => _history;

    public SavedSearch Saved() => new([.. _best], [.. _richest], Iterations);

    /// <summary>Weighs so many moves.</summary>
    /// <param name="progress">how much of the whole effort is behind, 0 to 1; it sets what is looked for and how boldly</param>
    public void Advance(int iterations, double progress)
    {
        if (!IsFeasible)
            Restore(iterations);
        else if (progress < TotalUntil)
            SeekTotal(iterations, progress / TotalUntil);
        else if (progress < SmallestUntil || !_bounds.Asked.Contains(true))
            SeekSmallest(iterations, (progress - TotalUntil) / ((_bounds.Asked.Contains(true) ? SmallestUntil : 1) - TotalUntil));
        else
            SeekPreferences(iterations, (progress - SmallestUntil) / (1 - SmallestUntil));
        Iterations += iterations;
        Remember();
    }

    /// <summary>Weighs moves up to a number of them in all: the same seed and number give the same plan, also in several calls.</summary>
    public void Run(long limit, CancellationToken ct = default) => Run(limit, of: limit, ct);

    /// <param name="until">where to pause; a multiple of 1,000, so that pauses change nothing</param>
    /// <param name="of">the whole effort</param>
    public void Run(long until, long of, CancellationToken ct = default)
    {
        while (Iterations < until && !ct.IsCancellationRequested)
            Advance((int)Math.Min(Step, of - Iterations), (double)Iterations / of);
    }

    private PlanValue ValueOf(Score score) =>
        new(score.Broken, score.Total / _distances.Scale, score.Smallest / _distances.Scale, score.Met);

    private void Remember()
    {
        if (_history.Count == 0 || _history[^1].Value != Value)
            _history.Add(new(Iterations, Value));
    }
}
