namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// Annealings that cool together from one temperature to another. At set points of the way the half with the lower mean total leaves,
/// so that the slow, cold part is spent on the best valleys only.
/// </summary>
internal sealed class Knockout
{
    // When the first and the last cut are made: structure has begun to form, and which valley it is has been decided.
    private const double FirstCut = 0.2;
    private const double LastCut = 0.6;

    // A contestant is judged by about its last ten chunks.
    private const double Forgetting = 0.1;

    private readonly double _hottest;
    private readonly double _coldest;
    private readonly int _winners;
    private readonly int _cuts;
    private List<Contestant> _field;
    private int _made;

    public Knockout(IReadOnlyList<Annealing> field, int winners, double hottest, double coldest)
    {
        (_hottest, _coldest, _winners) = (hottest, coldest, winners);
        _field = [.. field.Select(a => new Contestant(a))];
        _cuts = (int)Math.Round(Math.Log2((double)field.Count / winners));
    }

    public int Field => _field.Count;
    public IEnumerable<Annealing> Annealings => _field.Select(c => c.Annealing);

    /// <summary>Everyone in the field visits so many people.</summary>
    /// <param name="way">0 to 1: the part of the cooling that is done</param>
    public void Advance(double way, int visits, int threads, Thermometer? thermometer = null)
    {
        var temperature = _hottest * Math.Pow(_coldest / _hottest, way);
        if (threads == 1)
            foreach (var contestant in _field)
                contestant.Visit(visits, temperature);
        else
            Parallel.ForEach(_field, new() { MaxDegreeOfParallelism = threads }, c => c.Visit(visits, temperature));
        var first = _field[0].Annealing.Current;
        thermometer?.Note(temperature, _field.Sum(c => c.Falls), (double)visits * first.Count * _field.Count, weight: 0.3);
        while (_made < _cuts && way >= FirstCut + ((LastCut - FirstCut) * _made / Math.Max(1, _cuts - 1)))
            Cut();
    }

    public void Finish()
    {
        while (_made < _cuts)
            Cut();
        foreach (var contestant in _field)
            contestant.Annealing.Descend();
    }

    private void Cut()
    {
        _field = [.. _field.OrderByDescending(c => c.Mean).Take(Math.Max(_winners, _field.Count / 2))];
        _made++;
    }

    private sealed class Contestant(Annealing annealing)
    {
        public Annealing Annealing { get; } = annealing;
        public double Mean { get; private set; } = annealing.Current.Total;
        public int Falls { get; private set; }

        public void Visit(int people, double temperature)
        {
            Falls = Annealing.Visit(people, temperature);
            Mean += Forgetting * (Annealing.Current.Total - Mean);
        }
    }
}
