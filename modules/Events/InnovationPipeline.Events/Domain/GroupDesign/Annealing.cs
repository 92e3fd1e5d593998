using System.Numerics;
using System.Runtime.InteropServices;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Metropolis sweeps over one partition: everyone in turn is weighed against everyone else, whole vectors at a time, each place with
/// its own random threshold. The chain is that of plain annealing; what is refused costs about a cycle.
/// </summary>
internal sealed class Annealing
{
    private const int Draws = 2048;

    private readonly GroupProblem _problem;
    private readonly Dice _dice;
    private readonly bool _sizesVary;

    // Logarithms of random fractions, and the gains they stand for at the present temperature.
    private readonly float[] _logarithms;
    private readonly int[] _thresholds;
    private readonly int[] _best;

    public Annealing(GroupProblem problem, Dice dice, ReadOnlySpan<int> groupOf)
    {
        (_problem, _dice, _sizesVary) = (problem, dice, problem.SizesVary);
        Current = new Partition(problem.Distances, problem.Groups, groupOf);
        _logarithms = new float[Draws + Current.Stride];
        for (var i = 0; i < _logarithms.Length; i++)
            _logarithms[i] = (float)Math.Log(1 - dice.Fraction());
        _thresholds = new int[_logarithms.Length];
        _best = groupOf.ToArray();
        BestTotal = Current.Total;
    }

    public Partition Current { get; }
    public ReadOnlySpan<int> Best => _best;
    public long BestTotal { get; private set; }

    public void Restart(ReadOnlySpan<int> groupOf)
    {
        Current.Assign(groupOf);
        groupOf.CopyTo(_best);
        BestTotal = Current.Total;
    }

    /// <summary>Everyone is weighed once against everyone.</summary>
    /// <param name="temperature">in units of the distances; 0 takes improvements only</param>
    /// <returns>how many moves were made</returns>
    public int Sweep(double temperature)
    {
        for (var i = 0; i < _thresholds.Length; i++)
            _thresholds[i] = (int)(_logarithms[i] * (float)temperature);
        var moves = 0;
        for (var person = 0; person < Current.Count; person++)
        {
            var made = Visit(person);
            if (made == 0)
                continue;
            moves += made;
            if (Current.Total <= BestTotal)
                continue;
            BestTotal = Current.Total;
            Current.GroupOf.CopyTo(_best);
        }
        return moves;
    }

    private int Visit(int person)
    {
        var made = 0;
        var thresholds = _thresholds.AsSpan(_dice.Below(Draws));
        var going = Current.Weigh(person);
        if (_sizesVary && Shift(person, going, thresholds))
        {
            made++;
            Current.Weigh(person);
        }
        var split = _dice.Below(Current.Stride / DistanceTable.Lane) * DistanceTable.Lane;
        return made + Scan(person, split, Current.Stride, thresholds) + Scan(person, 0, split, thresholds[(Current.Stride - split)..]);
    }

    private int Scan(int person, int from, int to, ReadOnlySpan<int> thresholds)
    {
        var made = 0;
        for (var at = from; at < to; )
        {
            var other = Current.FindSwap(person, at, to, thresholds[(at - from)..]);
            if (other < 0)
                break;
            Current.Swap(person, other);
            made++;
            Current.Weigh(person);
            at = (other / DistanceTable.Lane * DistanceTable.Lane) + DistanceTable.Lane;
        }
        return made;
    }

    private bool Shift(int person, ReadOnlySpan<int> going, ReadOnlySpan<int> thresholds)
    {
        var from = Current.GroupOf[person];
        if (Current.Sizes[from] == _problem.Bounds[from].Low)
            return false;
        for (var group = 0; group < going.Length; group++)
        {
            if (going[group] <= thresholds[group] || Current.Sizes[group] >= _problem.Bounds[group].High)
                continue;
            Current.Shift(person, group);
            return true;
        }
        return false;
    }
}
