using System.Numerics;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>Who holds which ballots when only some options are left. Shares are whole numbers of a common part of a vote.</summary>
internal sealed class RunOffVotes
{
    private readonly BallotPile _pile;
    private readonly int _mostLevel = 1;
    private readonly BigInteger _parts = BigInteger.One;

    public RunOffVotes(BallotPile pile)
    {
        _pile = pile;
        for (var paper = 0; paper < pile.Papers; paper++)
            foreach (var (from, to) in new EqualRanks(pile[paper]))
                _mostLevel = Math.Max(_mostLevel, to - from);
        for (var k = 2; k <= _mostLevel; k++)
            _parts = _parts * k / BigInteger.GreatestCommonDivisor(_parts, k);
    }

    /// <returns>by option its votes in parts, and the ballots that say nothing between the options left</returns>
    public (BigInteger[] Votes, long Silent) Among(List<int> left)
    {
        var isLeft = new bool[_pile.Options.Count];
        foreach (var option in left)
            isLeft[option] = true;
        // By how many share a ballot, then by option.
        var held = new long[(_mostLevel + 1) * isLeft.Length];
        var silent = 0L;
        for (var paper = 0; paper < _pile.Papers; paper++)
        {
            var marks = _pile[paper];
            var from = 0;
            while (from < marks.Length && !isLeft[marks[from].Option])
                from++;
            var (to, sharing) = (from, 0);
            for (; to < marks.Length && marks[to].Value == marks[from].Value; to++)
                if (isLeft[marks[to].Option])
                    sharing++;
            var times = _pile.TimesOf(paper);
            if (sharing == 0 || sharing == left.Count)
                silent += times;
            else
                for (var i = from; i < to; i++)
                    if (isLeft[marks[i].Option])
                        held[(sharing * isLeft.Length) + marks[i].Option] += times;
        }
        var votes = new BigInteger[isLeft.Length];
        for (var sharing = 1; sharing <= _mostLevel; sharing++)
            foreach (var option in left)
                if (held[(sharing * isLeft.Length) + option] is > 0 and var ballots)
                    votes[option] += _parts / sharing * ballots;
        return (votes, silent);
    }

    public decimal Shown(BigInteger votes) => CountWords.Shown(votes, _parts);
}
