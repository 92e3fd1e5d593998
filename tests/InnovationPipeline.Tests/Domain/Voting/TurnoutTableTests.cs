using CsCheck;
using InnovationPipeline.Voting.Domain;

namespace InnovationPipeline.Tests.Domain.Voting;

public sealed class TurnoutTableTests
{
    /// <summary>People of each group (row) and ICS (column), and how many of them have voted.</summary>
    private static readonly Gen<(int Eligible, int Cast)[][]> Rooms =
        from groups in Gen.Int[1, 3]
        from systems in Gen.Int[1, 2]
        from room in Gen.Int[0, groups * systems > 4 ? 5 : 9].SelectMany(n => Gen.Int[0, n].Select(cast => (n, cast))).Array[systems].Array[
            groups
        ]
        select room;

    [Fact]
    public void Every_hidden_figure_can_have_been_another()
    {
        var (asked, telling) = (0, 0);
        Rooms.Sample(
            room =>
            {
                if (room.Sum(g => g.Sum(c => c.Eligible)) is 0)
                    return;
                var tables = TurnoutTable.Of(Voters(room));
                if (tables.Groups.Concat(tables.Systems).All(r => r.Cast is not null))
                    return;
                // Where nobody has voted, or everyone, the total alone says so of each.
                var total = room.Sum(g => g.Sum(c => c.Cast));
                if (total == 0 || total == room.Sum(g => g.Sum(c => c.Eligible)))
                    return;
                // Where one row has everybody, or all is hidden, nothing more can be hidden.
                if (tables.Groups.Concat(tables.Systems).All(r => r.Cast is null || r.Cast == total))
                    return;
                asked++;
                Assert.Empty(Known(room, tables));
                // The same without the rows that were hidden besides is sometimes found out: this check can see it.
                if (Known(room, (Plainly(tables.Groups, room, byGroup: true), Plainly(tables.Systems, room, byGroup: false))).Count > 0)
                    telling++;
            },
            iter: 4_000,
            threads: 1
        );
        Assert.True(asked > 100 && telling > 10, $"{asked} rooms were asked, in {telling} of them small figures alone would have told");
    }

    [Theory]
    // Few people, few votes, all: one figure by itself follows from the total, so a second goes with it.
    [InlineData("4/2 9/7 10/8", "- - 8")]
    [InlineData("9/4 9/7 10/8", "- - 8")]
    [InlineData("9/9 9/7 10/8", "- - 8")]
    // Two such figures cover each other.
    [InlineData("9/4 9/9 10/8", "- - 8")]
    // But not where all of both have voted.
    [InlineData("9/9 9/9 10/8", "- - -")]
    [InlineData("9/0 9/0 10/8 12/7", "- - - 7")]
    [InlineData("9/5 9/8 10/9", "5 8 9")]
    public void What_must_be_hidden_is_and_no_more(string room, string shown)
    {
        var groups = room.Split(' ').Select(g => g.Split('/').Select(int.Parse).ToList()).ToList();
        var voters = groups.SelectMany(
            (g, n) => Enumerable.Range(0, g[0]).Select(i => new PlacedVoter($"Group {n}", "Brackenshire", i < g[1]))
        );
        Assert.Equal(shown, string.Join(' ', TurnoutTable.Of([.. voters]).Groups.Select(r => r.Cast?.ToString() ?? "-")));
    }

    /// <summary>Groups 1 and 3 together are an ICS, and group 2 is the other: what is hidden in one table must not stand in the other.</summary>
    [Fact]
    public void The_tables_do_not_tell_on_each_other()
    {
        IEnumerable<PlacedVoter> Room(string group, string system, int eligible, int cast) =>
            Enumerable.Range(0, eligible).Select(i => new PlacedVoter(group, system, i < cast));

        var (groups, systems) = TurnoutTable.Of([
            .. Room("1", "Brackenshire", 8, 2),
            .. Room("2", "Wyremouth", 9, 6),
            .. Room("3", "Brackenshire", 10, 7),
        ]);

        Assert.Equal([null, 6, null], groups.Select(g => g.Cast));
        Assert.Equal([9, 6], systems.Select(s => s.Cast));
    }

    private static List<PlacedVoter> Voters((int Eligible, int Cast)[][] room) =>
        [
            .. room.SelectMany(
                (group, g) =>
                    group.SelectMany(
                        (cell, s) => Enumerable.Range(0, cell.Eligible).Select(i => new PlacedVoter($"G{g}", $"S{s}", i < cell.Cast))
                    )
            ),
        ];

    /// <summary>Small figures and "all" hidden, and nothing else.</summary>
    private static IReadOnlyList<TurnoutRow> Plainly(IReadOnlyList<TurnoutRow> rows, (int Eligible, int Cast)[][] room, bool byGroup) =>
        [
            .. rows.Select(row =>
            {
                if (rows.Count == 1)
                    return row;
                var cells = room.SelectMany((group, g) => group.Where((_, s) => (byGroup ? $"G{g}" : $"S{s}") == row.Name)).ToList();
                var cast = cells.Sum(c => c.Cast);
                return row with { Cast = row.Eligible < 5 || cast < 5 || cast == row.Eligible ? null : cast };
            }),
        ];

    /// <summary>
    /// Hidden rows with one possible figure: every way in which people can have voted is tried, and those are kept that agree with what is shown.
    /// </summary>
    private static List<string> Known(
        (int Eligible, int Cast)[][] room,
        (IReadOnlyList<TurnoutRow> Groups, IReadOnlyList<TurnoutRow> Systems) tables
    )
    {
        var cells = room.SelectMany((group, g) => group.Select((cell, s) => (Group: $"G{g}", System: $"S{s}", cell.Eligible, cell.Cast)))
            .ToList();
        var total = cells.Sum(c => c.Cast);
        var rows = tables.Groups.Select(r => (Row: r, OfGroup: true)).Concat(tables.Systems.Select(r => (Row: r, OfGroup: false))).ToList();
        var inRow = rows.ConvertAll(r =>
            Enumerable.Range(0, cells.Count).Where(i => (r.OfGroup ? cells[i].Group : cells[i].System) == r.Row.Name).ToArray()
        );
        var possible = rows.ConvertAll(_ => new HashSet<int>());
        var votes = new int[cells.Count];
        do
        {
            if (votes.Sum() != total)
                continue;
            var sums = inRow.ConvertAll(r => r.Sum(i => votes[i]));
            if (!rows.Select((r, i) => r.Row.Cast is null || r.Row.Cast == sums[i]).All(same => same))
                continue;
            for (var i = 0; i < rows.Count; i++)
                possible[i].Add(sums[i]);
        } while (Step());
        return [.. rows.Where((r, i) => r.Row.Cast is null && possible[i].Count < 2).Select(r => r.Row.Name)];

        bool Step()
        {
            for (var i = 0; i < votes.Length; i++)
            {
                if (votes[i]++ < cells[i].Eligible)
                    return true;
                votes[i] = 0;
            }
            return false;
        }
    }
}
