using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>
/// Who sits where, with every person's summed distance to every group kept up to date: a swap or a shift is weighed in constant time
/// and made in one pass over a few rows; <see cref="FindSwap"/> weighs a person against everyone else, many at once.
/// Totals are in the units of the <see cref="DistanceTable"/>.
/// </summary>
internal sealed class Partition
{
    // Worse than any gain, and far enough from the ends of 32 bits that four of them may be added.
    private const int Never = int.MinValue / 4;
    private const int Lane = DistanceTable.Lane;

    // More tables than this to permute cost more than reading one by one.
    private const int MostTables = 8;

    private readonly DistanceTable _distances;
    private readonly int _width;
    private readonly bool _inRegisters;

    // Of everyone, padded like a row of distances; the padding belongs to no group and is far from leaving it.
    private readonly int[] _groupOf;
    private readonly int[] _own;
    private readonly int[] _sizes;

    // [group][person]: that person's summed distance to the members of the group. An odd number of cache lines apart, so that
    // one person's column does not fight for one place in the cache.
    private readonly int[] _toGroup;
    private readonly int _stride;

    // Of the person being weighed: what moving to each group gains, before the other's part; and the same by other person.
    private readonly int[] _going;
    private readonly int[] _there;
    private int _weighed;

    /// <param name="groupOf">each person's group, 0 to groups - 1; copied</param>
    public Partition(DistanceTable distances, int groups, ReadOnlySpan<int> groupOf)
    {
        _distances = distances;
        _width = distances.Width;
        _stride = (_width / Lane % 2 == 0) ? _width + Lane : _width;
        _groupOf = new int[_width];
        _own = new int[_width];
        _sizes = new int[groups];
        _toGroup = new int[groups * _stride];
        _going = new int[Math.Max(DistanceTable.Padded(groups), 2 * Lane)];
        _inRegisters = Vector512.IsHardwareAccelerated && _going.Length <= MostTables * Lane;
        _there = _inRegisters ? [] : new int[_width];
        Assign(groupOf);
    }

    public DistanceTable Distances => _distances;
    public int Count => _distances.Count;
    public int Groups => _sizes.Length;
    public ReadOnlySpan<int> GroupOf => _groupOf.AsSpan(0, Count);
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>The summed distance of all pairs that share a group.</summary>
    public long Total { get; private set; }

    /// <summary>Everyone anew.</summary>
    public void Assign(ReadOnlySpan<int> groupOf)
    {
        groupOf.CopyTo(_groupOf);
        _groupOf.AsSpan(Count).Fill(-1);
        _own.AsSpan(Count).Fill(-Never);
        Array.Clear(_sizes);
        Array.Clear(_toGroup);
        for (var person = 0; person < Count; person++)
        {
            _sizes[_groupOf[person]]++;
            Add(_distances.PaddedOf(person), Row(_groupOf[person]));
        }
        Total = 0;
        for (var person = 0; person < Count; person++)
            Total += _own[person] = ToGroup(person, _groupOf[person]);
        Total /= 2;
    }

    public int ToGroup(int person, int group) => _toGroup[(group * _stride) + person];

    /// <summary>What the total gains if the person goes to the group.</summary>
    public int GainOfShift(int person, int to) => ToGroup(person, to) - _own[person];

    /// <summary>What the total gains if the two people of different groups change places.</summary>
    public int GainOfSwap(int a, int b) => GainOfShift(a, _groupOf[b]) + GainOfShift(b, _groupOf[a]) - (2 * _distances[a, b]);

    public void Shift(int person, int to)
    {
        Total += GainOfShift(person, to);
        var from = _groupOf[person];
        Exchange(_distances.PaddedOf(person), default, from, to);
        _sizes[from]--;
        _sizes[to]++;
        _groupOf[person] = to;
        _own[person] = ToGroup(person, to);
    }

    public void Swap(int a, int b)
    {
        Total += GainOfSwap(a, b);
        var (groupOfA, groupOfB) = (_groupOf[a], _groupOf[b]);
        Exchange(_distances.PaddedOf(a), _distances.PaddedOf(b), groupOfA, groupOfB);
        (_groupOf[a], _groupOf[b]) = (groupOfB, groupOfA);
        (_own[a], _own[b]) = (ToGroup(a, groupOfB), ToGroup(b, groupOfA));
    }

    /// <summary>Makes ready to weigh one person against others. Holds until the next move that is not <see cref="SwapWeighed"/>.</summary>
    /// <returns>what a shift to each group gains; meaningless for the person's own group</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Weigh(int person)
    {
        _weighed = person;
        var (going, toGroup, own) = (_going, _toGroup, _own[person]);
        for (int group = 0, i = person; group < _sizes.Length; group++, i += _stride)
            going[group] = toGroup[i] - own;
        going.AsSpan(_sizes.Length).Clear();
        going[_groupOf[person]] = Never;
        SpreadOut();
        return going.AsSpan(0, _sizes.Length);
    }

    /// <summary>The weighed person and another of a different group change places; the person stays weighed.</summary>
    public void SwapWeighed(int other)
    {
        var person = _weighed;
        var (left, ownBefore) = (_groupOf[person], _own[person]);
        Swap(person, other);
        var less = Vector512.Create(_own[person] - ownBefore);
        ref var going = ref MemoryMarshal.GetArrayDataReference(_going);
        for (nuint i = 0; i < (nuint)_going.Length; i += Lane)
            (Vector512.LoadUnsafe(ref going, i) - less).StoreUnsafe(ref going, i);
        _going[left] = ToGroup(person, left) - _own[person];
        _going[_groupOf[person]] = Never;
        SpreadOut();
    }

    /// <summary>The first person in a window whose swap with the weighed one gains more than that place's threshold.</summary>
    /// <param name="from">start of the window, a multiple of <see cref="DistanceTable.Lane"/></param>
    /// <param name="to">end of the window, likewise, at most the width of a row</param>
    /// <param name="thresholds">at least one for each of the window's places</param>
    /// <returns>-1 where there is none</returns>
    public int FindSwap(int from, int to, ReadOnlySpan<int> thresholds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, _width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, thresholds.Length);
        return _inRegisters ? FindInRegisters(from, to, thresholds) : FindInArrays(from, to, thresholds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindInRegisters(int from, int to, ReadOnlySpan<int> thresholds)
    {
        ref var distance = ref MemoryMarshal.GetReference(_distances.PaddedOf(_weighed));
        ref var toMine = ref MemoryMarshal.GetReference(Row(_groupOf[_weighed]));
        ref var own = ref MemoryMarshal.GetArrayDataReference(_own);
        ref var groupOf = ref MemoryMarshal.GetArrayDataReference(_groupOf);
        ref var threshold = ref MemoryMarshal.GetReference(thresholds);
        ref var table = ref MemoryMarshal.GetArrayDataReference(_going);
        var (first, second) = (Vector512.LoadUnsafe(ref table), Vector512.LoadUnsafe(ref table, Lane));
        var last = Vector512.Create(Lane - 1);
        var groups = _sizes.Length;
        for (var at = from; at < to; at += Lane)
        {
            var place = (nuint)at;
            var group = Vector512.LoadUnsafe(ref groupOf, place);
            var entry = group & last;
            var going = Vector512.ShuffleNative(first, entry);
            if (groups > Lane)
                going = Vector512.ConditionalSelect(Vector512.GreaterThan(group, last), Vector512.ShuffleNative(second, entry), going);
            for (var start = 2 * Lane; start < groups; start += Lane)
            {
                var more = Vector512.ShuffleNative(Vector512.LoadUnsafe(ref table, (nuint)start), entry);
                going = Vector512.ConditionalSelect(Vector512.GreaterThan(group, Vector512.Create(start - 1)), more, going);
            }
            var coming = Vector512.LoadUnsafe(ref toMine, place) - Vector512.LoadUnsafe(ref own, place);
            var gain = going + coming - (Vector512.LoadUnsafe(ref distance, place) << 1);
            var wanted = Vector512.GreaterThan(gain, Vector512.LoadUnsafe(ref threshold, (nuint)(at - from)));
            if (wanted != Vector512<int>.Zero)
                return at + BitOperations.TrailingZeroCount(wanted.ExtractMostSignificantBits());
        }
        return -1;
    }

    private int FindInArrays(int from, int to, ReadOnlySpan<int> thresholds)
    {
        var distances = _distances.PaddedOf(_weighed);
        var toMine = Row(_groupOf[_weighed]);
        var lanes = Vector<int>.Count;
        for (var at = from; at < to; at += lanes)
        {
            var coming = new Vector<int>(toMine[at..]) - new Vector<int>(_own, at);
            var gain = new Vector<int>(_there, at) + coming - (new Vector<int>(distances[at..]) << 1);
            if (!Vector.GreaterThanAny(gain, new Vector<int>(thresholds[(at - from)..])))
                continue;
            for (var i = 0; i < lanes; i++)
                if (gain[i] > thresholds[at - from + i])
                    return at + i;
        }
        return -1;
    }

    private void SpreadOut()
    {
        for (var other = 0; other < _there.Length; other++)
            _there[other] = _groupOf[other] < 0 ? 0 : _going[_groupOf[other]];
    }

    private Span<int> Row(int group) => _toGroup.AsSpan(group * _stride, _width);

    /// <summary>One pass: who leaves <paramref name="left"/> comes to <paramref name="right"/>, and the other way round if anyone does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Exchange(ReadOnlySpan<int> leaver, ReadOnlySpan<int> returner, int left, int right)
    {
        ref var leaving = ref MemoryMarshal.GetReference(leaver);
        ref var returning = ref MemoryMarshal.GetReference(returner);
        ref var toLeft = ref MemoryMarshal.GetReference(Row(left));
        ref var toRight = ref MemoryMarshal.GetReference(Row(right));
        ref var own = ref MemoryMarshal.GetArrayDataReference(_own);
        ref var groupOf = ref MemoryMarshal.GetArrayDataReference(_groupOf);
        var (isLeft, isRight, both) = (Vector512.Create(left), Vector512.Create(right), !returner.IsEmpty);
        for (nuint i = 0; i < (nuint)_width; i += Lane)
        {
            var change = Vector512.LoadUnsafe(ref leaving, i);
            if (both)
                change -= Vector512.LoadUnsafe(ref returning, i);
            var group = Vector512.LoadUnsafe(ref groupOf, i);
            (Vector512.LoadUnsafe(ref toLeft, i) - change).StoreUnsafe(ref toLeft, i);
            (Vector512.LoadUnsafe(ref toRight, i) + change).StoreUnsafe(ref toRight, i);
            var owns = (Vector512.Equals(group, isRight) & change) - (Vector512.Equals(group, isLeft) & change);
            (Vector512.LoadUnsafe(ref own, i) + owns).StoreUnsafe(ref own, i);
        }
    }

    private static void Add(ReadOnlySpan<int> distances, Span<int> row)
    {
        for (var i = 0; i < row.Length; i += Vector<int>.Count)
            (new Vector<int>(row[i..]) + new Vector<int>(distances[i..])).CopyTo(row[i..]);
    }
}
