using System.Numerics;

namespace InnovationPipeline.Events.Domain.GroupDesign;

/// <summary>
/// Who sits where, with every person's summed distance to every group kept up to date: a swap or a shift is weighed in constant time
/// and made in one pass over two rows. Totals are in the units of the <see cref="DistanceTable"/>.
/// </summary>
internal sealed class Partition
{
    private readonly DistanceTable _distances;
    private readonly int[] _groupOf;
    private readonly int[] _sizes;

    // [group][person]: that person's summed distance to the members of the group.
    private readonly int[] _toGroup;

    /// <param name="groupOf">each person's group, 0 to groups - 1; copied</param>
    public Partition(DistanceTable distances, int groups, ReadOnlySpan<int> groupOf)
    {
        _distances = distances;
        _groupOf = groupOf.ToArray();
        _sizes = new int[groups];
        _toGroup = new int[groups * distances.Count];
        for (var person = 0; person < _groupOf.Length; person++)
        {
            _sizes[_groupOf[person]]++;
            Add(distances.Of(person), Row(_groupOf[person]));
        }
        for (var person = 0; person < _groupOf.Length; person++)
            Total += ToGroup(person, _groupOf[person]);
        Total /= 2;
    }

    public ReadOnlySpan<int> GroupOf => _groupOf;
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>The summed distance of all pairs that share a group.</summary>
    public long Total { get; private set; }

    public int ToGroup(int person, int group) => _toGroup[(group * _distances.Count) + person];

    /// <summary>What the total gains if the person goes to the group.</summary>
    public int GainOfShift(int person, int to) => ToGroup(person, to) - ToGroup(person, _groupOf[person]);

    /// <summary>What the total gains if the two people of different groups change places.</summary>
    public int GainOfSwap(int a, int b) => GainOfShift(a, _groupOf[b]) + GainOfShift(b, _groupOf[a]) - (2 * _distances[a, b]);

    public void Shift(int person, int to)
    {
        Total += GainOfShift(person, to);
        var from = _groupOf[person];
        Subtract(_distances.Of(person), Row(from));
        Add(_distances.Of(person), Row(to));
        _sizes[from]--;
        _sizes[to]++;
        _groupOf[person] = to;
    }

    public void Swap(int a, int b)
    {
        var (groupOfA, groupOfB) = (_groupOf[a], _groupOf[b]);
        Shift(a, groupOfB);
        Shift(b, groupOfA);
    }

    private Span<int> Row(int group) => _toGroup.AsSpan(group * _distances.Count, _distances.Count);

    private static void Add(ReadOnlySpan<int> distances, Span<int> row)
    {
        var (lanes, i) = (Vector<int>.Count, 0);
        for (; i <= row.Length - lanes; i += lanes)
            (new Vector<int>(row[i..]) + new Vector<int>(distances[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] += distances[i];
    }

    private static void Subtract(ReadOnlySpan<int> distances, Span<int> row)
    {
        var (lanes, i) = (Vector<int>.Count, 0);
        for (; i <= row.Length - lanes; i += lanes)
            (new Vector<int>(row[i..]) - new Vector<int>(distances[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] -= distances[i];
    }
}
