namespace InnovationPipeline.Voting.Domain;

/// <summary>One person who may vote, in the group and the ICS under which the tables list them.</summary>
internal sealed record PlacedVoter(string Group, string System, bool HasVoted);

/// <param name="Cast">none where it is hidden</param>
internal sealed record TurnoutRow(string Name, int? Cast, int Eligible);

/// <summary>
/// Turnout by group and by ICS, without figures that tell who voted. A figure is hidden where it or its row's people are fewer than
/// <see cref="SmallestShown"/>, and where all of a row have voted. More are hidden, whole rows at a time, until no hidden figure can be worked out
/// from the total, both tables' shown figures and a list of who sits where.
/// </summary>
internal sealed class TurnoutTable
{
    public const int SmallestShown = 5;

    private readonly List<Cell> _cells;
    private readonly List<Row> _rows;
    private readonly HashSet<Row> _hidden;

    private TurnoutTable(IReadOnlyCollection<PlacedVoter> voters)
    {
        var groups = Rows(voters, v => v.Group, isGroup: true);
        var systems = Rows(voters, v => v.System, isGroup: false);
        _rows = [.. groups.Values, .. systems.Values];
        _cells =
        [
            .. voters
                .GroupBy(v => (v.Group, v.System))
                .Select(c => new Cell(groups[c.Key.Group], systems[c.Key.System], c.Count(v => v.HasVoted), c.Count())),
        ];
        // The one row of a table is the total, which everybody reads.
        _hidden = [.. _rows.Where(r => r.TellsOfSomebody && _rows.Count(o => o.IsGroup == r.IsGroup) > 1)];
        HideWhatWouldTell();
    }

    public static (IReadOnlyList<TurnoutRow> Groups, IReadOnlyList<TurnoutRow> Systems) Of(IReadOnlyCollection<PlacedVoter> voters)
    {
        var table = new TurnoutTable(voters);
        return (table.Shown(groups: true), table.Shown(groups: false));
    }

    private void HideWhatWouldTell()
    {
        while (_hidden.Any(IsKnown) && _rows.Exists(r => !_hidden.Contains(r)))
            _hidden.Add(
                _rows
                    .Where(r => !_hidden.Contains(r))
                    .OrderBy(KnownIfHidden)
                    .ThenBy(r => r.Eligible)
                    .ThenBy(r => r.Name, StringComparer.Ordinal)
                    .First()
            );
    }

    private int KnownIfHidden(Row row)
    {
        _hidden.Add(row);
        var known = _hidden.Count(IsKnown);
        _hidden.Remove(row);
        return known;
    }

    /// <summary>Nothing else can be true: no vote of this row can be thought to be one of another hidden row, nor the other way round.</summary>
    private bool IsKnown(Row row) =>
        !_hidden.Any(other => other != row && other.IsGroup == row.IsGroup && (LeadsTo(row, other) || LeadsTo(other, row)));

    /// <summary>
    /// Whether <paramref name="from"/> can have one vote more and <paramref name="to"/> one fewer while every shown figure stays: votes are added to and
    /// taken from people who sit in the same group or ICS, by turns, until the sums are right again.
    /// </summary>
    private bool LeadsTo(Row from, Row to)
    {
        var seen = new HashSet<Row> { from };
        var next = new Queue<Row>(seen);
        while (next.TryDequeue(out var row))
            foreach (var reached in Next(row, adds: row.IsGroup == from.IsGroup).Where(seen.Add))
            {
                if (reached == to)
                    return true;
                next.Enqueue(reached);
            }
        return false;
    }

    /// <param name="adds">whether the row is short of a vote, not one over</param>
    private IEnumerable<Row> Next(Row row, bool adds)
    {
        foreach (var cell in _cells)
            if ((row.IsGroup ? cell.Group : cell.System) == row && (adds ? cell.Cast < cell.Eligible : cell.Cast > 0))
                yield return row.IsGroup ? cell.System : cell.Group;
        // In the other table two hidden rows may make up for each other.
        if (!adds && _hidden.Contains(row))
            foreach (var other in _hidden.Where(h => h.IsGroup == row.IsGroup))
                yield return other;
    }

    private List<TurnoutRow> Shown(bool groups) =>
        [
            .. _rows
                .Where(r => r.IsGroup == groups)
                .OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
                .Select(r => new TurnoutRow(r.Name, _hidden.Contains(r) ? null : r.Cast, r.Eligible)),
        ];

    private static Dictionary<string, Row> Rows(IReadOnlyCollection<PlacedVoter> voters, Func<PlacedVoter, string> name, bool isGroup) =>
        voters
            .GroupBy(name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Row(isGroup, g.Key, g.Count(v => v.HasVoted), g.Count()), StringComparer.Ordinal);

    private sealed record Row(bool IsGroup, string Name, int Cast, int Eligible)
    {
        public bool TellsOfSomebody => Eligible < SmallestShown || Cast < SmallestShown || Cast == Eligible;
    }

    private sealed record Cell(Row Group, Row System, int Cast, int Eligible);
}
