using System.Runtime.InteropServices;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>What the marks on a ballot mean.</summary>
internal enum BallotKind
{
    /// <summary>At most one option is named.</summary>
    ChooseOne,

    /// <summary>Every option named is approved.</summary>
    Approval,

    /// <summary>Ranks: 1 is best, equal ranks may occur; an option without a mark stands below all that have one.</summary>
    Ranking,

    /// <summary>Dots dealt out among options; none where there is no mark.</summary>
    Points,

    /// <summary>A score for each option; 0 where there is no mark.</summary>
    Scores,

    /// <summary>Each says which of two options is the better one: it has rank 1, the other rank 2.</summary>
    Pairs,
}

/// <param name="Id">what files and results call it</param>
/// <param name="Cost">needed by budget methods only</param>
internal sealed record BallotOption(string Id, string Title, decimal? Cost = null);

/// <param name="Option">its place in the list of options, from 0</param>
/// <param name="Value">a rank, dots or a score; 1 where being named is all</param>
internal readonly record struct Mark(int Option, int Value = 1);

/// <summary>
/// Ballots as data, wherever they came from: one file format or another, or a round's own. Kept flat, as there may be
/// millions of marks; papers that say the same may be added at once with how often they occur.
/// </summary>
internal sealed class BallotPile
{
    internal static class Rules
    {
        internal static readonly Rule SomeOptions = new("There are no options to count votes for");
        internal static readonly Rule OptionsOnce = new("Two options have the same id");
        internal static readonly Rule CountableNumber = new($"At most {MostBallots:N0} ballots are counted, each at least once");
        internal static readonly Rule OneMark = new("This ballot names more than one option");
        internal static readonly Rule NoRankBelowOne = new("The best rank is 1");
        internal static readonly Rule NoDotsBelowNone = new("Points cannot be negative");

        internal static Rule NamedOnce(string option) => new($"This ballot names {option} twice");
    }

    private const int MostBallots = 1_000_000_000;

    private readonly List<Mark> _marks = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _times = [];
    private readonly int[] _lastNamedOn;

    public BallotPile(BallotKind kind, IReadOnlyList<BallotOption> options, decimal? budget = null)
    {
        Rules.SomeOptions.Require(options.Count > 0);
        Rules.OptionsOnce.Require(options.DistinctBy(o => o.Id, StringComparer.Ordinal).Count() == options.Count);
        (Kind, Options, Budget) = (kind, options, budget);
        _lastNamedOn = new int[options.Count];
    }

    public BallotKind Kind { get; }
    public IReadOnlyList<BallotOption> Options { get; }
    public decimal? Budget { get; }

    /// <summary>What a reader of the result should know about where the ballots came from.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Ballots cast, blank ones included.</summary>
    public int Ballots { get; private set; }

    /// <summary>Entries of the pile: each stands for one ballot or for several that say the same.</summary>
    public int Papers => _ends.Count;

    /// <summary>The marks of one paper; of a ranking best first.</summary>
    public ReadOnlySpan<Mark> this[int paper] => CollectionsMarshal.AsSpan(_marks)[(paper == 0 ? 0 : _ends[paper - 1]).._ends[paper]];

    public int TimesOf(int paper) => _times[paper];

    /// <summary>An option as sentences call it.</summary>
    public string Named(int option) =>
        Options[option] is var it && string.Equals(it.Title, it.Id, StringComparison.Ordinal) ? it.Id : $"“{it.Title}” ({it.Id})";

    /// <exception cref="RuleBroken">when a ballot of this kind cannot say that; the pile is as it was</exception>
    public void Add(ReadOnlySpan<Mark> marks, int times = 1)
    {
        Rules.CountableNumber.Require(times >= 1 && Ballots <= MostBallots - times);
        Rules.OneMark.Require(Kind != BallotKind.ChooseOne || marks.Length <= 1);
        var start = _marks.Count;
        try
        {
            foreach (var mark in marks)
            {
                ref var last = ref _lastNamedOn[mark.Option];
                if (last == _ends.Count + 1)
                    Rules.NamedOnce(Named(mark.Option)).Require(false);
                last = _ends.Count + 1;
                Rules.NoRankBelowOne.Require(Kind != BallotKind.Ranking || mark.Value >= 1);
                Rules.NoDotsBelowNone.Require(Kind != BallotKind.Points || mark.Value >= 0);
                _marks.Add(mark);
            }
        }
        catch (RuleBroken)
        {
            foreach (var mark in marks)
                _lastNamedOn[mark.Option] = 0;
            _marks.RemoveRange(start, _marks.Count - start);
            throw;
        }
        var added = CollectionsMarshal.AsSpan(_marks)[start..];
        if (Kind == BallotKind.Ranking && !IsBestFirst(added))
            added.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        _ends.Add(_marks.Count);
        _times.Add(times);
        Ballots += times;
    }

    private static bool IsBestFirst(ReadOnlySpan<Mark> marks)
    {
        for (var i = 1; i < marks.Length; i++)
            if (marks[i].Value < marks[i - 1].Value)
                return false;
        return true;
    }
}
