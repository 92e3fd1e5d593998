namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// The anytime search for diverse groups: a quench finds the temperatures that matter, a short annealing measures them well, and a
/// knock-out of annealings spends the rest of the budget. Advanced in short chunks; always has a valid best; the same for a seed
/// where the budget is spent in the same steps.
/// </summary>
internal sealed class GroupSearch
{
    public static double Trial = 0.15;
    public static int FieldSize = 4;

    private const double QuenchStep = 0.85;
    private const int QuenchProposals = 300_000;
    private const int ChunkProposals = 1_000_000;

    // The end of the budget is left to the last descent.
    private const double End = 0.995;

    private readonly GroupProblem _problem;
    private readonly Dice _dice;
    private readonly int _threads;
    private readonly int[] _best;

    private readonly Annealing _quench;
    private double _temperature;
    private double _hottest;
    private double _coldest;
    private Thermometer _thermometer = new();
    private Knockout? _round;
    private int _rounds;
    private double _from;
    private double _until;
    private long _visits;

    /// <param name="threads">cores to use; part of what decides the answer</param>
    /// <param name="from">an assignment to begin with, for example the best of an interrupted search: the best is never worse</param>
    public GroupSearch(GroupProblem problem, ulong seed, int threads = 1, IReadOnlyList<int>? from = null)
    {
        (_problem, _threads, _dice) = (problem, threads, new Dice(seed));
        _best = from?.ToArray() ?? Seating.Random(problem, _dice);
        _quench = new Annealing(problem, Fresh(), _best);
        BestTotal = _quench.BestTotal;
        _temperature = 0.3 * Spread(_quench.Current);
    }

    public ReadOnlySpan<int> Best => _best;

    /// <summary>The best total in the units of the distances.</summary>
    public long BestTotal { get; private set; }

    /// <summary>How often each thread has weighed everyone against everyone.</summary>
    public long Iterations => _visits / _problem.People;

    /// <summary>Searches for about a millisecond on each thread.</summary>
    /// <param name="spent">0 to 1: the part of the budget, time or iterations, that is spent; annealing is fitted to it</param>
    public void Advance(double spent)
    {
        if (!_thermometer.Read && _round is null)
            Quench(spent);
        else if (_round is null || spent >= _until)
            NextRound(spent);
        else
            Anneal(_round, spent);
    }

    private void Quench(double spent)
    {
        var visits = Math.Max(1, QuenchProposals / _problem.People);
        var falls = _quench.Visit(visits, _temperature);
        _visits += visits;
        _thermometer.Note(_temperature, falls, (double)visits * _problem.People);
        _temperature *= QuenchStep;
        if (_thermometer.Read)
            _quench.Descend();
        Keep(_quench);
    }

    private void Anneal(Knockout round, double spent)
    {
        var each = Math.Max(1, round.Field / _threads);
        var visits = Math.Max(1, ChunkProposals / _problem.People / each);
        round.Advance((spent - _from) / (_until - _from), visits, _threads, _rounds == 1 ? _thermometer : null);
        _visits += (long)visits * each;
        foreach (var annealing in round.Annealings)
            Keep(annealing);
    }

    private void NextRound(double spent)
    {
        if (_round is not null)
        {
            _round.Finish();
            foreach (var annealing in _round.Annealings)
                Keep(annealing);
        }
        if (_thermometer.Read)
            (_hottest, _coldest) = (_thermometer.Hottest, _thermometer.Coldest);
        var (hottest, coldest) = (_hottest, _coldest);
        if(Environment.GetEnvironmentVariable("V")!=null) Console.WriteLine($" round {_rounds} spent {spent:F3} best {BestTotal/_problem.Distances.Scale:F2} T {hottest/_problem.Distances.Scale:F2} {coldest/_problem.Distances.Scale:F2}");
        _rounds++;
        _from = spent;
        if (_rounds == 1)
        {
            _until = spent + ((End - spent) * Trial);
            _thermometer = new Thermometer();
            _round = Field(_threads, hottest * 1.3, coldest * 0.7);
        }
        else
        {
            _until = spent < End ? End : double.PositiveInfinity;
            _round = Field(_threads * FieldSize, hottest, coldest);
        }
    }

    private Knockout Field(int size, double hottest, double coldest) =>
        new(
            [.. Enumerable.Range(0, size).Select(_ => new Annealing(_problem, Fresh(), Seating.Random(_problem, _dice)))],
            _threads,
            hottest,
            coldest
        );

    private void Keep(Annealing annealing)
    {
        if (annealing.BestTotal <= BestTotal)
            return;
        BestTotal = annealing.BestTotal;
        annealing.Best.CopyTo(_best);
    }

    private Dice Fresh() => new(_dice.Roll());

    /// <summary>The root mean square gain of a random swap.</summary>
    private double Spread(Partition partition)
    {
        const int Samples = 1000;
        var squares = 0d;
        for (var i = 0; i < Samples; i++)
        {
            double gain = partition.GainOfSwap(_dice.Below(_problem.People), _dice.Below(_problem.People));
            squares += gain * gain;
        }
        return Math.Max(1, Math.Sqrt(squares / Samples));
    }
}
