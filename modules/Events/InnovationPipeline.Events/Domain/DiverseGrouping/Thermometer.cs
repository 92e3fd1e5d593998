namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// Reads off a cooling chain where annealing is worth its time: from the temperature at which the first structure forms to the one at
/// which nothing moves any more, both told by the share of proposals that make things worse. No instance needs numbers of its own.
/// </summary>
internal sealed class Thermometer
{
    // Shares of proposals that are accepted losses. Above the first nothing is settled yet; below the second the rest is descent.
    private const double Liquid = 2.5e-3;
    private const double Frozen = 5e-5;

    // In the units of the distances, which are whole: so cold that no loss is ever taken.
    private const double Coolest = 0.01;

    private double? _share;
    private double? _liquid;

    public double Hottest { get; private set; }
    public double Coldest { get; private set; }
    public bool Read { get; private set; }

    /// <param name="falls">moves for the worse</param>
    /// <param name="weight">0 to 1: how much this reading replaces earlier ones</param>
    public void Note(double temperature, int falls, double proposals, double weight = 1)
    {
        if (Read)
            return;
        var share = falls / proposals;
        _share = _share is { } before ? before + (weight * (share - before)) : share;
        if (_share < Liquid)
            _liquid ??= temperature;
        if (_share >= Frozen && temperature >= Coolest)
            return;
        (Hottest, Coldest, Read) = (_liquid ?? temperature, temperature, true);
    }
}
