using System.Numerics;

namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// The anytime search for diverse groups: a quench finds the temperatures that matter, a short annealing measures them well, and
/// knock-outs of annealings spend the rest of the budget. Advanced in short chunks; always has a valid best; the same for a seed and a
/// number of threads where the budget is spent in the same steps.
/// </summary>
internal sealed class DiversitySearch
{
    // A knock-out of so many sweeps is long enough; more become as much longer as more numerous.
    private const double SweepsOfRound = 50_000;

    // The trial wants so many sweeps, but never more than this share of the budget.
    private const double TrialSweeps = 3_000;
    private const double TrialShare = 0.15;

    // A field is doubled where each contestant still has so many sweeps, up to the largest.
    private const double SweepsOfContestant = 2_000;
    private const int LargestField = 8;

    private const double QuenchStep = 0.85;
    private const int ProposalsOfQuenchStep = 300_000;
    private const int ProposalsOfChunk = 1_000_000;

    // The very end of the budget is left to the last descent.
    private const double End = 0.995;

    private readonly GroupProblem _problem;
    private readonly Dice _dice;
    private readonly int _threads;
    private readonly int[] _best;
    private readonly Annealing _quench;

    private Thermometer _thermometer = new();
    private (double Hottest, double Coldest) _range;
    private double _temperature;
    private Knockout? _round;
    private int _rounds;
    private double _roundFrom;
    private double _roundUntil;
    private long _visits;

    /// <param name="threads">cores to use; part of what decides the answer</param>
    /// <param name="from">an assignment to begin with, for example the best of an interrupted search: the best is never worse</param>
    public DiversitySearch(GroupProblem problem, ulong seed, int threads = 1, IReadOnlyList<int>? from = null)
    {
        (_problem, _threads, _dice) = (problem, threads, new Dice(seed));
        _best = from?.ToArray() ?? FirstGroups.Random(problem, _dice);
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
    /// <param name="spent">0 to 1: the part of the budget, time or iterations, that is spent; cooling is fitted to it</param>
    public void Advance(double spent)
    {
        if (_rounds == 0 && !_thermometer.Read)
            Quench();
        else if (_round is null || spent >= _roundUntil)
            NextRound(spent);
        else
            Anneal(_round, (spent - _roundFrom) / (_roundUntil - _roundFrom));
    }

    private void Quench()
    {
        var visits = Math.Max(1, ProposalsOfQuenchStep / _problem.People);
        var falls = _quench.Visit(visits, _temperature);
        _visits += visits;
        _thermometer.Note(_temperature, falls, (double)visits * _problem.People);
        _temperature *= QuenchStep;
        if (_thermometer.Read)
            _quench.Descend();
        Keep(_quench);
    }

    private void Anneal(Knockout round, double way)
    {
        var each = Math.Max(1, round.Field / _threads);
        var visits = Math.Max(1, ProposalsOfChunk / _problem.People / each);
        round.Advance(way, visits, _threads, _thermometer);
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
            _range = (_thermometer.Hottest, _thermometer.Coldest);
        // What a thread can do in the whole budget, judged by what it did so far.
        var sweeps = Iterations / Math.Max(spent, 1e-9);
        var left = End - spent;
        _roundFrom = spent;
        if (_rounds++ == 0)
        {
            _thermometer = new Thermometer();
            _round = Field(_threads, _range.Hottest * 1.3, _range.Coldest * 0.7);
            _roundUntil = spent + (left * Math.Min(TrialShare, TrialSweeps / sweeps));
            return;
        }
        var rounds = Math.Max(1, Math.Round(Math.Sqrt(sweeps * left / SweepsOfRound)));
        var field = Math.Clamp(sweeps * left / rounds / SweepsOfContestant, 1, LargestField);
        _round = Field(_threads * (1 << BitOperations.Log2((uint)field)), _range.Hottest, _range.Coldest);
        _roundUntil = left > 0 ? spent + (left / rounds) : double.PositiveInfinity;
    }

    private Knockout Field(int size, double hottest, double coldest) =>
        new(
            [.. Enumerable.Range(0, size).Select(_ => new Annealing(_problem, Fresh(), FirstGroups.Random(_problem, _dice)))],
            winners: _threads,
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
