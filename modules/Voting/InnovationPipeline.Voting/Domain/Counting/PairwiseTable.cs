using System.Numerics;
using System.Runtime.InteropServices;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>For each two options, how many ballots place one above the other. Unranked is below ranked, and level with unranked.</summary>
internal sealed class PairwiseTable
{
    private readonly int[] _above;

    private PairwiseTable(int options) => (Options, _above) = (options, new int[options * options]);

    public int Options { get; }

    /// <summary>Ballots that place <paramref name="option"/> above <paramref name="other"/>.</summary>
    public int this[int option, int other] => _above[(option * Options) + other];

    public bool IsAheadOf(int option, int other) => this[option, other] > this[other, option];

    /// <summary>
    /// Compares an option with all others at once: a row of 16-bit ranks fits into a few vectors. Counters are 16 bits
    /// wide too, and are emptied into the table before they could overflow.
    /// </summary>
    public static PairwiseTable Of(BallotPile pile)
    {
        var n = pile.Options.Count;
        var table = new PairwiseTable(n);
        var vectors = (n + Vector<ushort>.Count - 1) / Vector<ushort>.Count;
        var width = vectors * Vector<ushort>.Count;
        var ranks = new ushort[width];
        var counters = new ushort[n * width];
        var row = MemoryMarshal.Cast<ushort, Vector<ushort>>(ranks.AsSpan());
        var sums = MemoryMarshal.Cast<ushort, Vector<ushort>>(counters.AsSpan());
        var held = 0;
        for (var paper = 0; paper < pile.Papers; paper++)
        {
            Rank(pile[paper], ranks);
            for (var left = pile.TimesOf(paper); left > 0; )
            {
                if (held == ushort.MaxValue)
                    held = table.Empty(counters, width);
                var now = Math.Min(left, ushort.MaxValue - held);
                var times = new Vector<ushort>((ushort)now);
                for (var option = 0; option < n; option++)
                {
                    var own = new Vector<ushort>(ranks[option]);
                    var to = sums.Slice(option * vectors, vectors);
                    for (var v = 0; v < to.Length; v++)
                        to[v] += Vector.GreaterThan(row[v], own) & times;
                }
                (held, left) = (held + now, left - now);
            }
        }
        table.Empty(counters, width);
        return table;
    }

    public HeadToHead Shown(BallotPile pile) =>
        new(
            [.. pile.Options.Select(o => o.Id)],
            [.. Enumerable.Range(0, Options).Select(row => (IReadOnlyList<int>)_above[(row * Options)..((row + 1) * Options)])]
        );

    // Ranks on the ballot may be any numbers: what counts is their order.
    private static void Rank(ReadOnlySpan<Mark> marks, Span<ushort> ranks)
    {
        ranks.Fill(ushort.MaxValue);
        var rank = (ushort)0;
        foreach (var (from, to) in new EqualRanks(marks))
        {
            foreach (var mark in marks[from..to])
                ranks[mark.Option] = rank;
            rank++;
        }
    }

    private int Empty(Span<ushort> counters, int width)
    {
        for (var option = 0; option < Options; option++)
        for (var other = 0; other < Options; other++)
            _above[(option * Options) + other] += counters[(option * width) + other];
        counters.Clear();
        return 0;
    }
}
