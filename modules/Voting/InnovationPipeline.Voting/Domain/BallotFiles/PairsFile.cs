using System.Globalization;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.BallotFiles;

/// <summary>
/// Judgements of pairs as CSV: the first line names the columns winner and loser and, where a line stands for several judgements, count.
/// The options are those that occur.
/// </summary>
internal static class PairsFile
{
    private const string Heading = "the first line names the columns: winner, loser and, where it is wanted, count";

    /// <exception cref="Kernel.RuleBroken">with the line and what is wrong with it</exception>
    public static BallotPile Read(string text)
    {
        var rows = new SeparatedRows(text, ',');
        if (!rows.Read())
            throw BallotFile.Wrong(1, "the file is empty");
        var columns = rows.Fields.ConvertAll(f => f.ToLowerInvariant());
        var (winner, loser, count) = (columns.IndexOf("winner"), columns.IndexOf("loser"), columns.IndexOf("count"));
        if (winner < 0 || loser < 0 || columns.Distinct(StringComparer.Ordinal).Count() < columns.Count)
            throw BallotFile.Wrong(rows.Line, Heading);

        var judgements = new List<(int Line, string Winner, string Loser, int Times)>();
        while (rows.Read())
        {
            if (rows.Fields.Count > columns.Count)
                throw BallotFile.Wrong(rows.Line, $"there are {columns.Count} columns, and this line has {rows.Fields.Count} fields");
            var (better, other) = (Field(rows, winner, "winner"), Field(rows, loser, "loser"));
            if (string.Equals(better, other, StringComparison.Ordinal))
                throw BallotFile.Wrong(rows.Line, $"{better} is compared with itself");
            judgements.Add((rows.Line, better, other, Times(rows, count)));
        }
        if (judgements.Count == 0)
            throw BallotFile.Wrong(rows.Line, "there is no judgement below the names of the columns");

        var names = judgements
            .SelectMany(j => (string[])[j.Winner, j.Loser])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        List<BallotOption> options = [.. names.Select(name => new BallotOption(name, name))];
        var places = options.Index().ToDictionary(o => o.Item.Id, o => o.Index, StringComparer.Ordinal);
        var pile = new BallotPile(BallotKind.Pairs, options);
        foreach (var (line, better, other, times) in judgements)
            BallotFile.Add(pile, line, [new(places[better], 1), new(places[other], 2)], times);
        return pile;
    }

    private static string Field(SeparatedRows rows, int column, string name) =>
        rows.Fields.ElementAtOrDefault(column) is { Length: > 0 } field ? field : throw BallotFile.Wrong(rows.Line, $"there is no {name}");

    private static int Times(SeparatedRows rows, int column)
    {
        if (column < 0)
            return 1;
        var text = Field(rows, column, "count");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times >= 1
            ? times
            : throw BallotFile.Wrong(rows.Line, $"the count is a whole number of 1 or more, and this is {text}");
    }
}
