using System.Runtime.Intrinsics;

namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// A Metropolis chain over one partition: each visited person is weighed against everyone else, whole vectors at a time, each place with
/// its own random threshold. The chain is that of plain annealing; a refused swap costs about a cycle.
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
    private int _next;

    public Annealing(GroupProblem problem, Dice dice, ReadOnlySpan<int> groupOf)
    {
        (_problem, _dice, _sizesVary) = (problem, dice, problem.SizesVary);
        Current = new Partition(problem.Distances, problem.Groups, groupOf);
        _logarithms = new float[Draws + Math.Max(problem.Distances.Width, DistanceTable.Padded(problem.Groups))];
        for (var i = 0; i < _logarithms.Length; i++)
            _logarithms[i] = (float)Math.Log(1 - dice.Fraction());
        _thresholds = new int[_logarithms.Length];
        _best = groupOf.ToArray();
        BestTotal = Current.Total;
    }

    public Partition Current { get; }
    public ReadOnlySpan<int> Best => _best;
    public long BestTotal { get; private set; }

    /// <summary>Visits people in turn; a visit weighs one person against everyone.</summary>
    /// <param name="temperature">in units of the distances; 0 takes improvements only</param>
    /// <returns>how many moves were for the worse: at a steady temperature half of those that changed the total</returns>
    public int Visit(int people, double temperature)
    {
        SetThresholds((float)temperature);
        var falls = 0;
        for (; people > 0; people--)
        {
            var before = Current.Total;
            falls += Visit(_next);
            _next = _next + 1 == Current.Count ? 0 : _next + 1;
            if (Current.Total > before && Current.Total > BestTotal)
                KeepAsBest();
        }
        return falls;
    }

    /// <summary>Takes improvements until there is none.</summary>
    public void Descend()
    {
        long before;
        do
        {
            before = Current.Total;
            Visit(Current.Count, temperature: 0);
        } while (Current.Total > before);
    }

    private void KeepAsBest()
    {
        BestTotal = Current.Total;
        Current.GroupOf.CopyTo(_best);
    }

    private void SetThresholds(float temperature)
    {
        // Not below what the padding and the person's own group seem to gain, or these would be taken.
        var (scale, least) = (Vector512.Create(temperature), Vector512.Create((float)(int.MinValue / 8)));
        for (var i = 0; i < _thresholds.Length; i += DistanceTable.Lane)
            Vector512
                .ConvertToInt32(Vector512.Max(Vector512.LoadUnsafe(ref _logarithms[i]) * scale, least))
                .StoreUnsafe(ref _thresholds[i]);
    }

    private int Visit(int person)
    {
        var falls = 0;
        var thresholds = _thresholds.AsSpan(_dice.Below(Draws));
        var going = Current.Weigh(person);
        if (_sizesVary && Shift(person, going, thresholds) is { } gain)
        {
            falls += gain < 0 ? 1 : 0;
            Current.Weigh(person);
        }
        // From anywhere and around, so that nobody is always offered first.
        var split = _dice.Below(_problem.Distances.Width / DistanceTable.Lane) * DistanceTable.Lane;
        falls += Scan(split, _problem.Distances.Width, thresholds);
        return falls + Scan(0, split, thresholds[(_problem.Distances.Width - split)..]);
    }

    private int Scan(int from, int to, ReadOnlySpan<int> thresholds)
    {
        var falls = 0;
        for (var at = from; at < to; )
        {
            var other = Current.FindSwap(at, to, thresholds[(at - from)..]);
            if (other < 0)
                break;
            var before = Current.Total;
            Current.SwapWeighed(other);
            if (Current.Total < before)
                falls++;
            at = (other / DistanceTable.Lane * DistanceTable.Lane) + DistanceTable.Lane;
        }
        return falls;
    }

    /// <returns>the gain if a shift was made</returns>
    private int? Shift(int person, ReadOnlySpan<int> going, ReadOnlySpan<int> thresholds)
    {
        var from = Current.GroupOf[person];
        if (Current.Sizes[from] == _problem.Bounds[from].Low)
            return null;
        for (var group = 0; group < going.Length; group++)
        {
            var gain = going[group];
            if (gain <= thresholds[group] || group == from || Current.Sizes[group] == _problem.Bounds[group].High)
                continue;
            Current.Shift(person, group);
            return gain;
        }
        return null;
    }
}
