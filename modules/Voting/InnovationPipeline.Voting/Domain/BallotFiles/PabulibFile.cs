using System.Globalization;
using System.Runtime.InteropServices;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.BallotFiles;

/// <summary>
/// A .pb file of Pabulib (Faliszewski and others 2023): the sections META, PROJECTS and VOTES, each with a row of column
/// names. Reads the vote types approval, choose-1, ordinal, cumulative and scoring.
/// </summary>
internal sealed class PabulibFile
{
    private const decimal MostMoney = 1_000_000_000_000_000;
    private const int MostDecimals = 6;

    private readonly SeparatedRows _rows;
    private readonly Dictionary<string, (int Line, string Value)> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<BallotOption> _options = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _placeOf;
    private Dictionary<string, int> _columns = [];

    private PabulibFile(string text)
    {
        _rows = new(text, ';');
        _placeOf = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <exception cref="Kernel.RuleBroken">with the line and what is wrong with it</exception>
    public static BallotPile Read(string text)
    {
        var file = new PabulibFile(text);
        if (!file._rows.Read())
            throw BallotFile.Wrong(1, "the file is empty");
        file.Heading("META");
        file.ReadMeta();
        file.ReadProjects();
        return file.ReadVotes();
    }

    private void ReadMeta()
    {
        Columns("META");
        while (Next("PROJECTS"))
            if (!_meta.TryAdd(_rows.Fields[0], (_rows.Line, _rows.Fields.ElementAtOrDefault(1) ?? "")))
                throw Wrong($"“{_rows.Fields[0]}” is on line {_meta[_rows.Fields[0]].Line} already");
    }

    private void ReadProjects()
    {
        Columns("PROJECTS", "project_id");
        while (Next("VOTES"))
        {
            var id = Field("project_id");
            if (id.Length == 0)
                throw Wrong("the project has no id");
            if (!_places.TryAdd(id, _options.Count))
                throw Wrong($"the project {id} is there twice");
            decimal? cost = Field("cost") is { Length: > 0 } text ? Amount(_rows.Line, "the cost", text) : null;
            _options.Add(new(id, Field("name") is { Length: > 0 } name ? name : id, cost));
        }
        if (_options.Count == 0)
            throw Wrong("there is no project before the votes");
    }

    private BallotPile ReadVotes()
    {
        var heading = _rows.Line;
        if (!_meta.TryGetValue("vote_type", out var type))
            throw BallotFile.Wrong(heading, "META does not say the vote_type");
        BallotKind kind = type.Value.ToLowerInvariant() switch
        {
            "approval" => BallotKind.Approval,
            "choose-1" => BallotKind.ChooseOne,
            "ordinal" => BallotKind.Ranking,
            "cumulative" => BallotKind.Points,
            "scoring" => BallotKind.Scores,
            _ => throw BallotFile.Wrong(
                type.Line,
                $"the vote_type “{type.Value}” is not one of approval, choose-1, ordinal, cumulative and scoring"
            ),
        };
        var hasPoints = kind is BallotKind.Points or BallotKind.Scores;
        var pile = new BallotPile(
            kind,
            _options,
            _meta.TryGetValue("budget", out var budget) ? Amount(budget.Line, "the budget", budget.Value) : null
        );
        var unsaid = kind == BallotKind.Scores && _meta.TryGetValue("default_score", out var score) ? Whole(score.Line, score.Value) : 0;
        Columns("VOTES", hasPoints ? ["vote", "points"] : ["vote"]);
        var (marks, voters, lines) = (new List<Mark>(), new HashSet<string>(StringComparer.Ordinal), 0);
        while (Next(section: null))
        {
            lines++;
            if (Field("voter_id") is { Length: > 0 } voter && !voters.Add(voter))
                throw Wrong($"the voter {voter} is there twice");
            Marks(kind, Field("vote"), hasPoints ? Field("points") : null, marks);
            if (unsaid != 0)
                marks.AddRange(
                    Enumerable.Range(0, _options.Count).Except(marks.ConvertAll(m => m.Option)).Select(o => new Mark(o, unsaid))
                );
            BallotFile.Add(pile, _rows.Line, CollectionsMarshal.AsSpan(marks));
        }
        if (_meta.TryGetValue("num_votes", out var votes) && votes.Value != lines.ToString(CultureInfo.InvariantCulture))
            pile.Notes.Add($"The file says that it has {votes.Value} ballots; it has {lines}.");
        if (_meta.TryGetValue("num_projects", out var projects) && projects.Value != _options.Count.ToString(CultureInfo.InvariantCulture))
            pile.Notes.Add($"The file says that it has {projects.Value} options; it has {_options.Count}.");
        return pile;
    }

    private void Marks(BallotKind kind, ReadOnlySpan<char> vote, string? points, List<Mark> marks)
    {
        marks.Clear();
        if (vote.IsEmpty)
            return;
        foreach (var range in vote.Split(','))
        {
            var id = vote[range].Trim();
            if (!_placeOf.TryGetValue(id, out var place))
                throw Wrong($"there is no project “{id}”");
            marks.Add(new(place, kind == BallotKind.Ranking ? marks.Count + 1 : 1));
        }
        if (points is null)
            return;
        var each = points.Split(',');
        if (each.Length != marks.Count)
            throw Wrong($"{marks.Count} projects are named and {each.Length} points are given");
        for (var i = 0; i < each.Length; i++)
            marks[i] = marks[i] with { Value = Whole(_rows.Line, each[i]) };
    }

    /// <summary>Goes to the next row of this section; at the head of the next one it stops.</summary>
    /// <param name="section">the one that must follow; none after the last</param>
    private bool Next(string? section)
    {
        if (!_rows.Read())
            return section is null ? false : throw Wrong($"the section {section} is missing");
        var heading = _rows.Fields.Skip(1).All(f => f.Length == 0) ? _rows.Fields[0].ToUpperInvariant() : "";
        if (heading is not ("META" or "PROJECTS" or "VOTES"))
        {
            // Descriptions in META hold semicolons now and then; nothing that is needed comes after one.
            if (section != "PROJECTS" && _rows.Fields.FindLastIndex(f => f.Length > 0) >= _columns.Count)
                throw Wrong($"there are {_rows.Fields.Count} fields, and {_columns.Count} columns");
            return true;
        }
        Heading(section ?? "the end of the file");
        return false;
    }

    private void Heading(string section)
    {
        if (!string.Equals(_rows.Fields[0], section, StringComparison.OrdinalIgnoreCase))
            throw Wrong($"{section} is expected here, not “{_rows.Fields[0]}”");
    }

    private void Columns(string section, params string[] needed)
    {
        if (!_rows.Read())
            throw Wrong($"{section} has no row of column names");
        _columns = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, name) in _rows.Fields.Index())
            if (!_columns.TryAdd(name, i))
                throw Wrong($"the column “{name}” is there twice");
        foreach (var name in needed)
            if (!_columns.ContainsKey(name))
                throw Wrong($"{section} has no column “{name}”");
    }

    private string Field(string column) => _columns.TryGetValue(column, out var i) && i < _rows.Fields.Count ? _rows.Fields[i] : "";

    // Older files write a decimal comma. The bounds keep every sum exact.
    private static decimal Amount(int line, string what, string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && amount < MostMoney
        && amount.Scale <= MostDecimals
            ? amount
            : throw BallotFile.Wrong(line, $"{what} is not a sum of money: “{text}”");

    private static int Whole(int line, string text) =>
        int.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            ? points
            : throw BallotFile.Wrong(line, $"points are whole numbers, and “{text.Trim()}” is not one");

    private Kernel.RuleBroken Wrong(string sentence) => BallotFile.Wrong(_rows.Line, sentence);
}
