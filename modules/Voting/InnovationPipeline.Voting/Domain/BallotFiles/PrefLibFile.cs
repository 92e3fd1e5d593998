using System.Globalization;
using System.Runtime.InteropServices;
using InnovationPipeline.Kernel;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.BallotFiles;

/// <summary>
/// Rankings of PrefLib (Mattei and Walsh 2013), in its format of 2022 (a head of lines with #, then "times: 1,{2,3}") and
/// the older one (the number of options, "number,name" for each, "voters,sum,distinct orders", then "times,1,{2,3}").
/// </summary>
internal sealed class PrefLibFile
{
    private const int MostOptions = 2_000;

    private readonly bool _isStrict;
    private readonly bool _isComplete;
    private readonly string[] _lines;
    private readonly List<Mark> _marks = [];
    private int _at;

    private PrefLibFile(string text, bool isStrict, bool isComplete) =>
        (_lines, _isStrict, _isComplete) = (text.Split('\n'), isStrict, isComplete);

    private int Line => _at + 1;

    /// <param name="isStrict">no two options share a rank</param>
    /// <param name="isComplete">every ballot ranks every option</param>
    /// <exception cref="RuleBroken">with the line and what is wrong with it</exception>
    public static BallotPile Read(string text, bool isStrict, bool isComplete)
    {
        var file = new PrefLibFile(text, isStrict, isComplete);
        if (!file.GoToText())
            throw BallotFile.Wrong(1, "the file is empty");
        return file._lines[file._at].StartsWith('#') ? file.ReadModern() : file.ReadOlder();
    }

    private BallotPile ReadModern()
    {
        var (names, options, voters) = (new Dictionary<int, string>(), (int?)null, (int?)null);
        for (; GoToText() && _lines[_at].StartsWith('#'); _at++)
        {
            var line = _lines[_at].AsSpan(1).Trim();
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;
            var key = line[..colon].Trim().ToString().ToUpperInvariant();
            var value = line[(colon + 1)..].Trim();
            if (key == "NUMBER ALTERNATIVES")
                options = Number(value, "the number of alternatives");
            else if (key == "NUMBER VOTERS")
                voters = Number(value, "the number of voters");
            else if (key.StartsWith("ALTERNATIVE NAME ", StringComparison.Ordinal))
                names[Number(key.AsSpan(17), "the number of the alternative")] = value.ToString();
        }
        if (options is not { } count)
            throw Wrong("the head does not say NUMBER ALTERNATIVES");
        if (count is < 1 or > MostOptions)
            throw Wrong($"there must be between 1 and {CountWords.Number(MostOptions)} alternatives");
        if (names.Keys.Any(k => k < 1 || k > count))
            throw Wrong($"alternatives are numbered from 1 to {count}");
        return ReadBallots(Options(count, names), voters, separator: ':');
    }

    private BallotPile ReadOlder()
    {
        var count = Number(_lines[_at].AsSpan().Trim(), "the number of alternatives");
        if (count is < 1 or > MostOptions)
            throw Wrong($"there must be between 1 and {CountWords.Number(MostOptions)} alternatives");
        var names = new Dictionary<int, string>();
        _at++;
        for (var i = 0; i < count; i++, _at++)
        {
            var line = GoToText() ? _lines[_at] : throw Wrong($"{count} alternatives are announced, and there are {i}");
            var comma = line.IndexOf(',');
            if (comma < 0)
                throw Wrong("this is not the number of an alternative and its name");
            var number = Number(line.AsSpan(0, comma).Trim(), "the number of the alternative");
            if (number < 1 || number > count || !names.TryAdd(number, line[(comma + 1)..].Trim()))
                throw Wrong($"alternatives are numbered from 1 to {count}, each once");
        }
        if (!GoToText() || _lines[_at].Split(',') is not { Length: 3 } sums)
            throw Wrong("voters, the sum of votes and the number of distinct orders are expected here");
        var voters = Number(sums[0].AsSpan().Trim(), "the number of voters");
        _at++;
        return ReadBallots(Options(count, names), voters, separator: ',');
    }

    private static List<BallotOption> Options(int count, Dictionary<int, string> names) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(n => (Id: n.ToString(CultureInfo.InvariantCulture), Name: names.GetValueOrDefault(n, "")))
                .Select(o => new BallotOption(o.Id, o.Name.Length == 0 ? o.Id : o.Name)),
        ];

    private BallotPile ReadBallots(List<BallotOption> options, int? voters, char separator)
    {
        var pile = new BallotPile(BallotKind.Ranking, options);
        for (; GoToText(); _at++)
        {
            var line = _lines[_at].AsSpan().Trim();
            var split = line.IndexOf(separator);
            if (split < 0)
                throw Wrong($"this is not a number of ballots, “{separator}” and an order");
            var times = Number(line[..split].Trim(), "the number of ballots");
            Order(line[(split + 1)..], options.Count);
            if (_isComplete && _marks.Count < options.Count)
                throw Wrong($"the order ranks {_marks.Count} of {options.Count} alternatives, and in this kind of file it ranks all");
            BallotFile.Add(pile, Line, CollectionsMarshal.AsSpan(_marks), times);
        }
        if (voters is { } said && said != pile.Ballots)
            pile.Notes.Add($"The file says that it has {CountWords.Number(said)} ballots; it has {CountWords.Number(pile.Ballots)}.");
        return pile;
    }

    private void Order(ReadOnlySpan<char> order, int options)
    {
        _marks.Clear();
        var (rank, isInside) = (1, false);
        foreach (var range in order.Split(','))
        {
            var word = order[range].Trim();
            if (word.StartsWith("{"))
            {
                if (isInside || _isStrict)
                    throw Wrong(_isStrict ? "in this kind of file no two alternatives share a rank" : "a “{” is inside another");
                isInside = true;
                word = word[1..].Trim();
            }
            var closes = word.EndsWith("}");
            if (closes)
                word = isInside ? word[..^1].Trim() : throw Wrong("a “}” has no “{” before it");
            // An empty order is a blank ballot, an empty set nothing.
            if (!word.IsEmpty)
            {
                var number = Number(word, "an alternative");
                if (number < 1 || number > options)
                    throw Wrong($"alternatives are numbered from 1 to {options}, and this is {number}");
                _marks.Add(new(number - 1, rank));
            }
            else if (!(isInside && closes) && !order.Trim().IsEmpty)
            {
                throw Wrong("there is nothing between two commas");
            }
            isInside &= !closes;
            if (!isInside)
                rank++;
        }
        if (isInside)
            throw Wrong("a “{” is not closed");
    }

    private bool GoToText()
    {
        while (_at < _lines.Length && string.IsNullOrWhiteSpace(_lines[_at]))
            _at++;
        return _at < _lines.Length;
    }

    private int Number(ReadOnlySpan<char> text, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"{what} is not a whole number: “{text}”");

    private RuleBroken Wrong(string sentence) => BallotFile.Wrong(Math.Min(Line, _lines.Length), sentence);
}
