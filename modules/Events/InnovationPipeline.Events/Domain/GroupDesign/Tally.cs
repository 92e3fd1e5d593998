using System.Numerics;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// How far a plan is from keeping every constraint: counters per group, so that the change a move makes is known from the two people and
/// two groups alone. <see cref="Broken"/> is 0 exactly if every constraint of the <see cref="GroupDesign.Bounds"/> is kept.
/// </summary>
internal sealed class Tally
{
    private readonly Bounds _bounds;
    private readonly int[] _groupOf;
    private readonly int[] _counts;
    private readonly int[] _organisations;
    private readonly int[] _disciplines;
    private readonly int[] _distinct;
    private readonly int[] _brokenIn;

    public Tally(Bounds bounds)
    {
        _bounds = bounds;
        _groupOf = new int[bounds.People];
        Array.Fill(_groupOf, DesignProblem.NoGroup);
        _counts = new int[bounds.Groups * bounds.Tallies];
        _organisations = new int[bounds.Groups * bounds.Organisations];
        _disciplines = new int[bounds.Groups * bounds.Disciplines];
        _distinct = new int[bounds.Groups];
        _brokenIn = new int[bounds.Groups];
        for (var g = 0; g < bounds.Groups; g++)
        {
            _brokenIn[g] = bounds.MinDisciplines;
            for (var t = 0; t < bounds.Tallies; t++)
                _brokenIn[g] += Cost(g, t, 0);
            Broken += _brokenIn[g];
        }
    }

    public Tally(Bounds bounds, ReadOnlySpan<int> plan)
        : this(bounds)
    {
        for (var person = 0; person < plan.Length; person++)
            if (plan[person] != DesignProblem.NoGroup)
                Join(person, plan[person]);
    }

    public ReadOnlySpan<int> GroupOf => _groupOf;

    /// <summary>How much is too few or too many, and how many pairs and seats are wrong, in all groups.</summary>
    public int Broken { get; private set; }

    public int BrokenIn(int group) => _brokenIn[group];

    public int Size(int group) => _counts[(group * _bounds.Tallies) + Bounds.Members];

    public int ChangeOfShift(int person, int to) =>
        (_groupOf[person] == DesignProblem.NoGroup ? 0 : Change(_groupOf[person], person, -1)) + Change(to, -1, person);

    public int ChangeOfSwap(int a, int b) => Change(_groupOf[a], a, b) + Change(_groupOf[b], b, a);

    /// <summary>What one group's broken count changes by when one person leaves it and another joins; -1 is nobody.</summary>
    public int Change(int group, int leaves, int joins)
    {
        var b = _bounds;
        var change = 0;
        var (gone, come) = (leaves < 0 ? 0 : b.TalliesOf[leaves], joins < 0 ? 0 : b.TalliesOf[joins]);
        for (var differ = gone ^ come; differ != 0; differ &= differ - 1)
        {
            var t = BitOperations.TrailingZeroCount(differ);
            var count = _counts[(group * b.Tallies) + t];
            change += Cost(group, t, (come >> t & 1) != 0 ? count + 1 : count - 1) - Cost(group, t, count);
        }
        change += ChangeOfNames(group, leaves, joins);
        if (leaves >= 0)
            change += ChangeOfPairs(group, leaves, other: joins, joining: false) - b.Banned[(leaves * b.Groups) + group];
        if (joins >= 0)
            change += ChangeOfPairs(group, joins, other: leaves, joining: true) + b.Banned[(joins * b.Groups) + group];
        return change;
    }

    public void Shift(int person, int to)
    {
        if (_groupOf[person] != DesignProblem.NoGroup)
            Leave(person);
        Join(person, to);
    }

    public void Swap(int a, int b)
    {
        var (groupOfA, groupOfB) = (_groupOf[a], _groupOf[b]);
        Shift(a, groupOfB);
        Shift(b, groupOfA);
    }

    private int Cost(int group, int tally, int count)
    {
        var at = (group * _bounds.Tallies) + tally;
        var cost = Math.Max(0, _bounds.Least[at] - count) + Math.Max(0, count - _bounds.Most[at]);
        return tally == Bounds.Remote && count == 1 && _bounds.NoLoneRemote ? cost + 1 : cost;
    }

    private int ChangeOfNames(int group, int leaves, int joins)
    {
        var b = _bounds;
        var change = 0;
        var (from, to) = (leaves < 0 ? Coded.Unknown : b.Organisation[leaves], joins < 0 ? Coded.Unknown : b.Organisation[joins]);
        if (from != to)
        {
            if (from >= 0 && _organisations[(group * b.Organisations) + from] > b.MaxFromOneOrganisation)
                change--;
            if (to >= 0 && _organisations[(group * b.Organisations) + to] >= b.MaxFromOneOrganisation)
                change++;
        }
        (from, to) = (leaves < 0 ? Coded.Unknown : b.Discipline[leaves], joins < 0 ? Coded.Unknown : b.Discipline[joins]);
        if (from == to || b.MinDisciplines == 0)
            return change;
        var distinct = _distinct[group];
        if (from >= 0 && _disciplines[(group * b.Disciplines) + from] == 1)
            distinct--;
        if (to >= 0 && _disciplines[(group * b.Disciplines) + to] == 0)
            distinct++;
        return change + Math.Max(0, b.MinDisciplines - distinct) - Math.Max(0, b.MinDisciplines - _distinct[group]);
    }

    // A split pair counts in both its groups, a pair to keep apart once. Whoever changes places with the person is not in the group.
    private int ChangeOfPairs(int group, int person, int other, bool joining)
    {
        var change = 0;
        foreach (var partner in _bounds.Together[person])
            change += (_groupOf[partner] == group && partner != other) == joining ? -1 : 1;
        if (joining)
            // A partner already there had this person outside; the person brings a split for each partner elsewhere.
            return change + Met(_bounds.Apart[person]);
        return change - Met(_bounds.Apart[person]);

        int Met(int[] partners)
        {
            var met = 0;
            foreach (var partner in partners)
                if (_groupOf[partner] == group && partner != other)
                    met++;
            return met;
        }
    }

    private void Join(int person, int group) => Count(group, person, Change(group, -1, person), +1, group);

    private void Leave(int person) => Count(_groupOf[person], person, Change(_groupOf[person], person, -1), -1, DesignProblem.NoGroup);

    private void Count(int group, int person, int change, int step, int now)
    {
        var b = _bounds;
        Broken += change;
        _brokenIn[group] += change;
        for (var mask = b.TalliesOf[person]; mask != 0; mask &= mask - 1)
            _counts[(group * b.Tallies) + BitOperations.TrailingZeroCount(mask)] += step;
        if (b.Organisation[person] is >= 0 and var organisation)
            _organisations[(group * b.Organisations) + organisation] += step;
        if (b.Discipline[person] is >= 0 and var discipline)
        {
            ref var count = ref _disciplines[(group * b.Disciplines) + discipline];
            _distinct[group] += step > 0 ? (count == 0 ? 1 : 0) : (count == 1 ? -1 : 0);
            count += step;
        }
        _groupOf[person] = now;
    }
}
