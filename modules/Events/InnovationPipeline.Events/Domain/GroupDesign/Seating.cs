using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <param name="Total">in the units of the distance table, as is <paramref name="Smallest"/></param>
internal readonly record struct Score(int Broken, long Total, double Smallest, int Met);

/// <summary>A plan in the making: constraints, distances, each group's inner distance and preferences, all kept up to date by moves.</summary>
internal sealed class Seating
{
    private readonly Bounds _bounds;
    private readonly Tally _tally;
    private readonly Partition _partition;
    private readonly long[] _within;

    /// <param name="plan">everyone has a group</param>
    public Seating(Bounds bounds, DistanceTable distances, ReadOnlySpan<int> plan)
    {
        _bounds = bounds;
        _tally = new Tally(bounds, plan);
        _partition = new Partition(distances, bounds.Groups, plan);
        _within = new long[bounds.Groups];
        for (var person = 0; person < plan.Length; person++)
        {
            _within[plan[person]] += _partition.ToGroup(person, plan[person]);
            Met += Meets(person, plan[person]);
        }
        for (var group = 0; group < bounds.Groups; group++)
            _within[group] /= 2;
    }

    public Tally Tally => _tally;
    public int Broken => _tally.Broken;
    public long Total => _partition.Total;
    public int Met { get; private set; }
    public ReadOnlySpan<int> GroupOf => _partition.GroupOf;

    public int[] Plan() => _partition.GroupOf.ToArray();

    public Score Score() => new(Broken, Total, Smallest().Diversity, Met);

    /// <summary>Mean distance of two members; 0 for a group of 1.</summary>
    public double Diversity(int group) => Mean(_within[group], _partition.Sizes[group]);

    public (int Group, double Diversity) Smallest()
    {
        var (at, smallest) = (0, double.MaxValue);
        for (var group = 0; group < _within.Length; group++)
            if (Diversity(group) is var diversity && diversity < smallest)
                (at, smallest) = (group, diversity);
        return (at, smallest);
    }

    /// <summary>The smallest diversity of a group once a move is made.</summary>
    public double SmallestAfter(in Move move)
    {
        var smallest = Math.Min(move.DiversityFrom, move.DiversityTo);
        for (var group = 0; group < _within.Length; group++)
            if (group != move.From && group != move.To)
                smallest = Math.Min(smallest, Diversity(group));
        return smallest;
    }

    public Move Shift(int person, int to)
    {
        var from = GroupOf[person];
        var (out_, in_) = (_partition.ToGroup(person, from), _partition.ToGroup(person, to));
        return new(
            person,
            Other: -1,
            from,
            to,
            _tally.ChangeOfShift(person, to),
            in_ - out_,
            Mean(_within[from] - out_, _partition.Sizes[from] - 1),
            Mean(_within[to] + in_, _partition.Sizes[to] + 1),
            Meets(person, to) - Meets(person, from)
        );
    }

    public Move Swap(int a, int b, DistanceTable distances)
    {
        var (from, to) = (GroupOf[a], GroupOf[b]);
        var apart = distances[a, b];
        var changeFrom = _partition.ToGroup(b, from) - apart - _partition.ToGroup(a, from);
        var changeTo = _partition.ToGroup(a, to) - apart - _partition.ToGroup(b, to);
        return new(
            a,
            b,
            from,
            to,
            _tally.ChangeOfSwap(a, b),
            changeFrom + changeTo,
            Mean(_within[from] + changeFrom, _partition.Sizes[from]),
            Mean(_within[to] + changeTo, _partition.Sizes[to]),
            Meets(a, to) - Meets(a, from) + Meets(b, from) - Meets(b, to)
        );
    }

    public void Make(in Move move)
    {
        Take(move.Person, move.To);
        if (move.Other >= 0)
            Take(move.Other, move.From);
    }

    private void Take(int person, int to)
    {
        var from = GroupOf[person];
        _within[from] -= _partition.ToGroup(person, from);
        _within[to] += _partition.ToGroup(person, to);
        Met += Meets(person, to) - Meets(person, from);
        _tally.Shift(person, to);
        _partition.Shift(person, to);
    }

    private int Meets(int person, int group) => _bounds.Prefers[(person * _bounds.Groups) + group] ? 1 : 0;

    private static double Mean(long within, int size) => size < 2 ? 0 : within / (size * (size - 1) / 2d);
}

/// <summary>One person to another group, or two changing places, and what comes of it.</summary>
/// <param name="Other">who comes in exchange; -1 where nobody does</param>
/// <param name="Breaks">change of what is broken</param>
/// <param name="DiversityFrom">of the group left, afterwards</param>
internal readonly record struct Move(
    int Person,
    int Other,
    int From,
    int To,
    int Breaks,
    long Gain,
    double DiversityFrom,
    double DiversityTo,
    int Meets
);
