using InnovationPipeline.Events.Domain.DiverseGrouping;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Looks for the fewest moves: annealing from where people are, in turn for each option of closing groups and staffing them. What is least is,
/// in order: what is broken (a group without a facilitator too), people moved, people moved who sit already, and distance lost.
/// </summary>
internal sealed class RepairSearch
{
    // One run of annealing; then the next option, from the start again.
    private const int RunLength = 40_000;
    private const double Hottest = 1.5;
    private const double Coolest = 0.05;

    private readonly RepairCase _case;
    private readonly List<Attempt> _attempts;
    private readonly Dice _dice;
    private (int Broken, int Moved, int Disturbed, long Lost) _least = (int.MaxValue, 0, 0, 0);
    private Attempt? _best;
    private int[] _bestPlan = [];

    /// <param name="prove">weigh every repair where there are few enough people</param>
    public RepairSearch(RepairCase repair, long seed, bool prove = true)
    {
        (_case, _dice) = (repair, new Dice(seed));
        var distances = Distances.Of(repair.Problem);
        _attempts = [.. RepairOption.Of(repair).Select(o => new Attempt(repair, o, distances)).Where(a => a.CanHold)];
        foreach (var attempt in _attempts)
            Consider(attempt, attempt.Start());
        if (prove && repair.Problem.People.Count <= ExactPlans.MostPeople)
            Prove(distances);
    }

    public long Iterations { get; private set; }

    /// <summary>No repair is shorter.</summary>
    public bool IsProved { get; private set; }

    public void Advance(int iterations)
    {
        while (iterations > 0)
        {
            var attempt = _attempts[(int)(Iterations / RunLength % _attempts.Count)];
            var within = (int)(Iterations % RunLength);
            if (within == 0)
                attempt.Restart();
            var now = Math.Min(iterations, RunLength - within);
            for (var i = 0; i < now; i++)
                if (attempt.Step(_dice, Hottest * Math.Pow(Coolest / Hottest, (double)(within + i) / RunLength)))
                    Consider(attempt, attempt.Now);
            iterations -= now;
            Iterations += now;
        }
    }

    public RepairPlan Plan()
    {
        var (option, moves) = (_best!.Option, RepairOrder.Of(_case, _best, _bestPlan));
        return new(moves, option.Facilitators, option.Closed, IsProved, Repair.Broken(_case, option.Facilitators, option.Closed, moves));
    }

    private void Consider(Attempt attempt, Seating seating)
    {
        var value = (
            attempt.Option.Unstaffed + seating.Broken,
            attempt.Moved(seating.GroupOf),
            attempt.Disturbed(seating.GroupOf),
            -seating.Total
        );
        if (value.CompareTo(_least) >= 0)
            return;
        (_least, _best, _bestPlan) = (value, attempt, seating.Plan());
    }

    private void Prove(DistanceTable distances)
    {
        foreach (var attempt in _attempts)
            if (new ExactPlans(attempt.Bounds, distances).Most(attempt.Worth(distances)) is { } plan)
            {
                IsProved = true;
                Consider(attempt, new Seating(attempt.Bounds, distances, plan));
            }
        // Where something stays broken, fewer moves may break as little.
        IsProved &= _least.Broken == 0;
    }
}

/// <summary>The search within one option.</summary>
internal sealed class Attempt
{
    private readonly DistanceTable _distances;
    private readonly DesignProblem _problem;

    // By person: the position of the group that they have, whether they sit there, and whether they may be moved at all.
    private readonly int[] _home;
    private readonly bool[] _seated;
    private readonly int[] _movable;

    public Attempt(RepairCase repair, RepairOption option, DistanceTable distances)
    {
        (_distances, Option) = (distances, option);
        var seats = repair.Seats.ToDictionary(s => s.PersonId);
        int? Number(Participant person) => seats.GetValueOrDefault(person.Id)?.Group;
        var staffed = Repair.Staffed(repair.Problem, option.Facilitators, [.. option.Closed]);
        _problem = staffed with
        {
            People = [.. staffed.People.Select(p => RepairCase.Stays(p, Number(p)) ? p with { PinnedTo = Number(p) } : p)],
        };
        Bounds = new Bounds(_problem);
        var position = _problem.Groups.Index().ToDictionary(g => g.Item.Number, g => g.Index);
        _home = [.. _problem.People.Select(p => Number(p) is { } n && position.TryGetValue(n, out var at) ? at : DesignProblem.NoGroup)];
        _seated = [.. _problem.People.Select(p => seats.GetValueOrDefault(p.Id) is { IsSeated: true, Group: not null })];
        _movable =
        [
            .. Enumerable.Range(0, _home.Length).Where(i => !RepairCase.Stays(repair.Problem.People[i], Number(repair.Problem.People[i]))),
        ];
        Now = Start();
    }

    public RepairOption Option { get; }
    public DesignProblem Problem => _problem;
    public IReadOnlyList<int> Home => _home;
    public Bounds Bounds { get; }
    public Seating Now { get; private set; }

    /// <summary>There are seats for all, and enough people for the groups.</summary>
    public bool CanHold => _problem.Groups.Sum(g => (long)g.Max) >= _home.Length || Option.Closed.Count == 0;

    public void Restart() => Now = Start();

    /// <summary>Everyone where they are; whoever has no group goes where it mends most, then where they add most difference.</summary>
    public Seating Start()
    {
        var tally = new Tally(Bounds, _home);
        for (var person = 0; person < _home.Length; person++)
            if (_home[person] == DesignProblem.NoGroup)
                tally.Shift(
                    person,
                    Enumerable.Range(0, Bounds.Groups).MinBy(g => (tally.ChangeOfShift(person, g), -Mean(person, g, tally.GroupOf)))
                );
        return new Seating(Bounds, _distances, tally.GroupOf);
    }

    /// <returns>whether something has moved</returns>
    public bool Step(Dice dice, double temperature)
    {
        if (_movable.Length == 0 || Bounds.Groups == 1)
            return false;
        var person = Someone(dice);
        var (home, here) = (_home[person], Now.GroupOf[person]);
        // Half of those who are away try to go home: the shorter repair.
        var to = home != here && home >= 0 && dice.Below(2) == 0 ? home : dice.Below(Bounds.Groups);
        if (to == here)
            return false;
        var move = Now.Shift(person, to);
        if (dice.Below(2) == 0 && SomeoneIn(to, dice) is { } other)
            move = Now.Swap(person, other, _distances);
        var worse = (4 * move.Breaks) + Cost(person, to) - Cost(person, here) - (0.01 * move.Gain / _distances.Scale);
        if (move.Other >= 0)
            worse += Cost(move.Other, here) - Cost(move.Other, to);
        if (worse > 0 && dice.Fraction() >= Math.Exp(-worse / temperature))
            return false;
        Now.Make(move);
        return true;
    }

    public int Moved(ReadOnlySpan<int> plan)
    {
        var moved = 0;
        for (var i = 0; i < plan.Length; i++)
            moved += plan[i] == _home[i] ? 0 : 1;
        return moved;
    }

    public int Disturbed(ReadOnlySpan<int> plan)
    {
        var disturbed = 0;
        for (var i = 0; i < plan.Length; i++)
            disturbed += plan[i] != _home[i] && _seated[i] ? 1 : 0;
        return disturbed;
    }

    /// <summary>For the exact search: moves, then people disturbed, then distance, in one number.</summary>
    public Func<int, int, long?> Worth(DistanceTable distances) =>
        (group, set) =>
        {
            var worth = 0L;
            for (var a = 0; a < _home.Length; a++)
            {
                if ((set >> a & 1) == 0)
                    continue;
                worth -= _home[a] == group ? 0 : (1L << 50) + (_seated[a] ? 1L << 44 : 0);
                for (var b = a + 1; b < _home.Length; b++)
                    worth += (set >> b & 1) == 0 ? 0 : distances[a, b];
            }
            return worth;
        };

    private double Cost(int person, int group) =>
        group == _home[person] ? 0
        : _seated[person] ? 1.05
        : 1;

    private double Mean(int person, int group, ReadOnlySpan<int> groupOf)
    {
        var (sum, count) = (0L, 0);
        for (var other = 0; other < groupOf.Length; other++)
            if (groupOf[other] == group)
                (sum, count) = (sum + _distances[person, other], count + 1);
        return count == 0 ? 0 : (double)sum / count;
    }

    private int Someone(Dice dice)
    {
        var person = _movable[dice.Below(_movable.Length)];
        // Two thirds of the tries look at people who are away, or whose group breaks something.
        for (
            var tries = 0;
            tries < 6 && dice.Below(3) > 0 && Now.GroupOf[person] == _home[person] && Now.Tally.BrokenIn(_home[person]) == 0;
            tries++
        )
            person = _movable[dice.Below(_movable.Length)];
        return person;
    }

    private int? SomeoneIn(int group, Dice dice)
    {
        for (var tries = 0; tries < 2 * Bounds.Groups; tries++)
            if (_movable[dice.Below(_movable.Length)] is var person && Now.GroupOf[person] == group)
                return person;
        return null;
    }
}
