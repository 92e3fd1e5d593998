using System.Numerics;
using System.Runtime.InteropServices;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// The money of each ballot while the method of equal shares spends it (Peters, Pierczyński and Skowron 2021, utilities
/// points × cost). Sums are whole numbers of one common part of a penny that gets smaller as it has to, so that nothing
/// is ever rounded. Ballots that say the same hold the same and are kept together.
/// </summary>
internal sealed class EqualShares
{
    private readonly BigInteger[] _costs;
    private readonly int[] _times;
    private readonly List<(int Voter, int Points)>[] _supporters;
    private readonly BigInteger[] _money;
    private readonly bool[] _isOut;

    // What one point of an option would cost each unit of its price: it only rises while money is spent.
    private readonly Price?[] _known;
    private BigInteger _parts;
    private Price? _last;

    public EqualShares(BallotPile pile)
    {
        var scale = pile.Options.Select(o => o.Cost!.Value).Append(pile.Budget!.Value).Max(d => d.Scale);
        _costs = [.. pile.Options.Select(o => Whole(o.Cost!.Value, scale))];
        var voters = Grouped(pile);
        _times = [.. voters.Select(v => v.Times)];
        _supporters = [.. pile.Options.Select(_ => new List<(int, int)>())];
        foreach (var (voter, (points, _)) in voters.Index())
        foreach (var (option, value) in points)
            _supporters[option].Add((voter, value));
        _parts = Math.Max(1, pile.Ballots);
        _money = [.. Enumerable.Repeat(Whole(pile.Budget.Value, scale), voters.Count)];
        _isOut = [.. _supporters.Select(s => s.Count == 0)];
        _known = new Price?[_costs.Length];
        Unit = BigInteger.Pow(10, scale);
    }

    private EqualShares(EqualShares other)
    {
        (_costs, _times, _supporters, _parts, Unit) = (other._costs, other._times, other._supporters, other._parts, other.Unit);
        (_money, _isOut, _known) = ([.. other._money], [.. other._isOut], [.. other._known]);
        (Level, _last) = (other.Level, other._last);
    }

    private BigInteger Unit { get; }

    /// <summary>All the money that the ballots still hold, as a fraction.</summary>
    public (BigInteger Numerator, BigInteger Denominator) Left =>
        (_times.Select((times, v) => _money[v] * times).Aggregate(BigInteger.Zero, (a, b) => a + b), _parts * Unit);

    /// <summary>How many different lowest prices there were so far.</summary>
    public int Level { get; private set; }

    public EqualShares Copy() => new(this);

    /// <summary>What each ballot holds, in lowest terms, and the level of price: where two orders of buying meet, all goes on the same.</summary>
    public string State
    {
        get
        {
            var common = _money.Aggregate(_parts, BigInteger.GreatestCommonDivisor);
            return $"{string.Join(',', _money.Select(m => m / common))}/{_parts / common}@{Level}";
        }
    }

    /// <summary>The options that can be paid for at the lowest price; none at the end. Several where they are tied.</summary>
    public List<int> Cheapest()
    {
        var best = new List<int>();
        Price? lowest = null;
        foreach (var option in Enumerable.Range(0, _costs.Length).Where(o => !_isOut[o]).Order(Comparer<int>.Create(CompareKnown)))
        {
            if (lowest is not null && _known[option] is { } known && known.CompareTo(lowest.Value) > 0)
                break;
            if (PriceOf(option) is not { } price)
            {
                _isOut[option] = true;
                continue;
            }
            _known[option] = price;
            var compared = lowest is null ? -1 : price.CompareTo(lowest.Value);
            if (compared < 0)
                (lowest, best) = (price, [option]);
            else if (compared == 0)
                best.Add(option);
        }
        best.Sort();
        if (lowest is { } now && (_last is not { } before || now.CompareTo(before) > 0))
            (Level, _last) = (Level + 1, now);
        return best;
    }

    /// <summary>
    /// Parts options tied for the lowest price into those that compete. Two do if somebody supports both and could not pay
    /// for all that they support here; where nobody is short of money, no order of buying changes a price.
    /// </summary>
    public List<List<int>> Rivals(List<int> tied)
    {
        var prices = tied.ToDictionary(o => o, o => Split(o)!.Value);
        var group = tied.ToDictionary(o => o, o => o);
        foreach (var own in tied.SelectMany(o => _supporters[o].Select(s => (Option: o, s.Voter, s.Points))).GroupBy(s => s.Voter))
        {
            var (owed, parts) = (BigInteger.Zero, BigInteger.One);
            foreach (var (option, _, points) in own)
                (owed, parts) = ((owed * prices[option].Weight) + (prices[option].Owed * points * parts), parts * prices[option].Weight);
            if (owed <= _money[own.Key] * parts)
                continue;
            var joined = own.Select(s => group[s.Option]).ToHashSet();
            foreach (var option in tied.Where(o => joined.Contains(group[o])))
                group[option] = joined.Min();
        }
        return [.. tied.GroupBy(o => group[o]).Select(g => g.ToList())];
    }

    /// <summary>Lets the supporters pay: as much as each point costs, or all they have left.</summary>
    /// <returns>the most that a ballot pays for each of its points, and how many ballots pay</returns>
    public (decimal ForAPoint, long Payers) Buy(int option)
    {
        var (rest, weight) = Split(option)!.Value;
        var common = BigInteger.GreatestCommonDivisor(rest, weight);
        (rest, weight) = (rest / common, weight / common);
        var shown = CountWords.Shown(rest, weight * _parts * Unit);
        if (!weight.IsOne)
        {
            for (var v = 0; v < _money.Length; v++)
                _money[v] *= weight;
            _parts *= weight;
        }
        var payers = 0L;
        foreach (var (voter, points) in _supporters[option])
        {
            if (!_money[voter].IsZero)
                payers += _times[voter];
            _money[voter] -= BigInteger.Min(_money[voter], rest * points);
        }
        _isOut[option] = true;
        return (shown, payers);
    }

    private int CompareKnown(int a, int b) =>
        (_known[a], _known[b]) switch
        {
            (null, null) => a.CompareTo(b),
            (null, _) => -1,
            (_, null) => 1,
            ({ } x, { } y) => x.CompareTo(y) is var c && c != 0 ? c : a.CompareTo(b),
        };

    private Price? PriceOf(int option) => Split(option) is { } split ? new(split.Owed, split.Weight * _costs[option] * _parts) : null;

    /// <summary>
    /// The price of a point is rest / weight: what those who can pay it in full owe together, by the points they give.
    /// Each one who cannot gives all, and leaves more for the others to pay.
    /// </summary>
    /// <returns>null when the supporters together hold less than the cost</returns>
    private (BigInteger Owed, BigInteger Weight)? Split(int option)
    {
        var (rest, weight, all) = (_costs[option] * _parts, BigInteger.Zero, BigInteger.Zero);
        foreach (var (voter, points) in _supporters[option])
        {
            all += _money[voter] * _times[voter];
            weight += (BigInteger)_times[voter] * points;
        }
        if (all < rest)
            return null;
        var able = _supporters[option];
        for (var before = -1; before != able.Count; )
        {
            before = able.Count;
            var still = new List<(int Voter, int Points)>(able.Count);
            foreach (var supporter in able)
            {
                var (voter, points) = supporter;
                if (_money[voter] * weight >= rest * points)
                {
                    still.Add(supporter);
                    continue;
                }
                rest -= _money[voter] * _times[voter];
                weight -= (BigInteger)_times[voter] * points;
            }
            able = still;
        }
        return (rest, weight);
    }

    private static List<(List<(int Option, int Points)> Points, int Times)> Grouped(BallotPile pile)
    {
        var groups = new Dictionary<string, int>(StringComparer.Ordinal);
        var voters = new List<(List<(int, int)>, int)>();
        for (var paper = 0; paper < pile.Papers; paper++)
        {
            var marks = pile[paper].ToArray();
            if (pile.Kind != BallotKind.Ranking)
                marks.AsSpan().Sort(static (a, b) => a.Option.CompareTo(b.Option));
            var key = MemoryMarshal.Cast<Mark, char>(marks).ToString();
            if (groups.TryGetValue(key, out var at))
            {
                voters[at] = (voters[at].Item1, voters[at].Item2 + pile.TimesOf(paper));
                continue;
            }
            groups.Add(key, voters.Count);
            voters.Add((Points(pile, marks), pile.TimesOf(paper)));
        }
        return voters;
    }

    // Ranks give Borda points, doubled to be whole; whoever is left unranked gets no support.
    private static List<(int Option, int Points)> Points(BallotPile pile, Mark[] marks)
    {
        if (pile.Kind != BallotKind.Ranking)
            return [.. marks.Where(m => m.Value > 0).Select(m => (m.Option, m.Value))];
        var points = new List<(int, int)>();
        foreach (var (from, to) in new EqualRanks(marks))
            for (var i = from; i < to; i++)
                points.Add((marks[i].Option, (2 * pile.Options.Count) - from - to + 1));
        return points;
    }

    private static BigInteger Whole(decimal amount, int scale) => new(amount * (decimal)BigInteger.Pow(10, scale));

    /// <summary>A fraction with a positive denominator.</summary>
    private readonly record struct Price(BigInteger Numerator, BigInteger Denominator) : IComparable<Price>
    {
        public int CompareTo(Price other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }
}
