using CsCheck;
using InnovationPipeline.Testing;
using InnovationPipeline.Voting.Domain.BallotFiles;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Tests.Domain.Voting.Counting;

/// <summary>Ballots made by chance, and the real ones beside the repository.</summary>
internal static class Piles
{
    public static string Folder => Path.Combine(HostProcess.SolutionFolder(), "..", "shared", "data", "ballots");

    public static BallotPile Real(string name)
    {
        var path = Path.Combine(Folder, name);
        Assert.SkipUnless(File.Exists(path), "../shared/data/ballots is not beside this repository");
        return BallotFile.Read(name, File.ReadAllText(path));
    }

    public static IReadOnlyList<BallotOption> Options(int count) =>
        [.. Enumerable.Range(0, count).Select(n => new BallotOption($"o{n}", $"o{n}"))];

    public static BallotPile Of(BallotKind kind, int options, IEnumerable<Mark[]> ballots) => Of(kind, Options(options), ballots);

    public static BallotPile Of(BallotKind kind, IReadOnlyList<BallotOption> options, IEnumerable<Mark[]> ballots, decimal? budget = null)
    {
        var pile = new BallotPile(kind, options, budget);
        foreach (var ballot in ballots)
            pile.Add(ballot);
        return pile;
    }

    /// <summary>"0>1=2" places option 0 first and 1 and 2 level after it.</summary>
    public static BallotPile Ranked(int options, params string[] ballots) =>
        Of(
            BallotKind.Ranking,
            options,
            ballots.Select(b =>
                b.Split('>', StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany((set, rank) => set.Split('=').Select(o => new Mark(int.Parse(o), rank + 1)))
                    .ToArray()
            )
        );

    /// <summary>By option a rank, 0 where unranked: levels, gaps and blanks occur.</summary>
    public static Gen<int[][]> Ranks(int options, int most = 12) => Gen.Int[0, options].Array[options].Array[1, most];

    /// <summary>Some of the options in order, none level.</summary>
    public static Gen<int[][]> Orders(int options, int most = 12) =>
        Gen.Select(
                Gen.Shuffle(Enumerable.Range(0, options).ToArray()),
                Gen.Int[0, options],
                (order, ranked) => order.Take(ranked).ToArray()
            )
            .Select(order => Enumerable.Range(0, options).Select(o => Array.IndexOf(order, o) + 1).ToArray())
            .Array[1, most];

    public static BallotPile Pile(int[][] ranks) => Of(BallotKind.Ranking, ranks[0].Length, ranks.Select(Marks));

    public static Mark[] Marks(int[] ranks) => [.. ranks.Index().Where(r => r.Item > 0).Select(r => new Mark(r.Index, r.Item))];

    /// <summary>A ballot's ranks with unranked options last.</summary>
    public static int Place(int[] ranks, int option) => ranks[option] == 0 ? int.MaxValue : ranks[option];

    public static readonly Gen<(decimal[] Costs, decimal Budget, bool[][] Approvals)> Budgets = Gen.Int[1, 6]
        .SelectMany(n =>
            Gen.Select(
                Gen.Int[1, 8].Select(c => c / 2m).Array[n],
                Gen.Int[0, 20].Select(b => (decimal)b),
                Gen.Bool.Array[n].Array[1, 8],
                (costs, budget, approvals) => (costs, budget, approvals)
            )
        );

    public static BallotPile Pile((decimal[] Costs, decimal Budget, bool[][] Approvals) from) =>
        Of(
            BallotKind.Approval,
            [.. from.Costs.Select((c, n) => new BallotOption($"o{n}", $"o{n}", c))],
            from.Approvals.Select(a => a.Index().Where(x => x.Item).Select(x => new Mark(x.Index)).ToArray()),
            from.Budget
        );

    public static int[] Numbers(IEnumerable<string> ids) => [.. ids.Select(id => int.Parse(id[1..]))];

    public static string Said(IEnumerable<IEnumerable<string>> sets) =>
        string.Join(" | ", sets.Select(set => string.Join(' ', set.Order(StringComparer.Ordinal))));
}
