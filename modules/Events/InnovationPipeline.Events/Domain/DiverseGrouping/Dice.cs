using System.Numerics;

namespace InnovationPipeline.Events.Domain.DiverseGrouping;

/// <summary>Random numbers that are the same for a seed on every machine and version (xoshiro256**, Blackman and Vigna 2018).</summary>
internal sealed class Dice
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public Dice(ulong seed)
    {
        // SplitMix64 spreads neighbouring seeds over the whole state.
        ulong Next()
        {
            var z = seed += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
        (_a, _b, _c, _d) = (Next(), Next(), Next(), Next());
    }

    public Dice(long seed)
        : this(unchecked((ulong)seed)) { }

    public ulong Roll()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>0 to sides - 1.</summary>
    public int Below(int sides) => (int)(((Roll() >> 32) * (ulong)sides) >> 32);

    /// <summary>0 inclusive to 1 exclusive.</summary>
    public double Fraction() => (Roll() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 to count - 1 in an order left to chance.</summary>
    public int[] Order(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Shuffle(order);
        return order;
    }

    public void Shuffle(Span<int> cards)
    {
        for (var i = cards.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (cards[i], cards[j]) = (cards[j], cards[i]);
        }
    }
}
