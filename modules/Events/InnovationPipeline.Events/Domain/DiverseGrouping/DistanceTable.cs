namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// How different every two people are, as whole numbers in one flat row-major array, so that sums are exact and deltas cheap.
/// <see cref="Scale"/> whole units make 1.0 of the caller's measure. Symmetric; the diagonal is 0.
/// </summary>
internal sealed class DistanceTable
{
    /// <summary>Rows are padded with zeros to whole cache lines, so that a pass over a row has no remainder.</summary>
    public const int Lane = 16;

    // A person's distance to a whole group stays inside 32 bits with room for a swap's four terms.
    private const double Largest = int.MaxValue / 8d;

    private readonly int[] _units;

    private DistanceTable(int count, int[] units, double scale) => (Count, _units, Scale) = (count, units, scale);

    public int Count { get; }
    public double Scale { get; }

    /// <summary>The length of a row with its padding.</summary>
    public int Width => Padded(Count);

    public int this[int a, int b] => _units[(a * Width) + b];

    /// <summary>One person's distances to everyone, in order.</summary>
    public ReadOnlySpan<int> Of(int person) => _units.AsSpan(person * Width, Count);

    /// <summary>The same with the row's padding.</summary>
    public ReadOnlySpan<int> PaddedOf(int person) => _units.AsSpan(person * Width, Width);

    /// <param name="count">people</param>
    /// <param name="largestGroup">the most people a group may have</param>
    /// <param name="between">the distance of a pair a &lt; b: finite, not negative</param>
    /// <param name="decimals">digits after the point that must survive exactly; fewer are kept where 32 bits do not hold them</param>
    /// <param name="longest">an upper bound on the distances, where it is known; it saves asking for each twice</param>
    public static DistanceTable Of(int count, int largestGroup, Func<int, int, double> between, int decimals = 6, double? longest = null)
    {
        var largest = longest ?? 0;
        if (longest is null)
            for (var a = 0; a < count; a++)
            for (var b = a + 1; b < count; b++)
                largest = Math.Max(largest, between(a, b));
        var scale = Math.Pow(10, decimals);
        while (largest * scale * Math.Max(largestGroup, 1) > Largest)
            scale /= 10;
        var width = Padded(count);
        var units = new int[count * width];
        for (var a = 0; a < count; a++)
        for (var b = a + 1; b < count; b++)
            units[(a * width) + b] = units[(b * width) + a] = (int)Math.Round(between(a, b) * scale);
        return new DistanceTable(count, units, scale);
    }

    /// <summary>Rounded up to whole lanes.</summary>
    public static int Padded(int count) => (count + Lane - 1) / Lane * Lane;
}
