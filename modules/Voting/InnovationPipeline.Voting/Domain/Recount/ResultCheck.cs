using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static InnovationPipeline.Voting.Domain.Recount.BundleCheck;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>Holds a sealed result against the ballots counted anew, with the rules that the definition declares.</summary>
internal static class ResultCheck
{
    /// <returns>the recounted figures, by number of the option</returns>
    public static IReadOnlyDictionary<int, int> Compare(
        JsonElement definition,
        JsonElement result,
        IReadOnlyDictionary<int, (Guid Idea, string Title)> options,
        IReadOnlyList<IReadOnlyDictionary<int, int>> ballots,
        string root,
        string definitionHash,
        Action<bool, string> must
    )
    {
        var method = Text(definition, "method");
        var count = Recounting.Of(method, [.. options.Keys], ballots) ?? throw new FormatException($"The method {method} is not known");
        must(Number(result, "Turnout") == ballots.Count, $"The result says {Number(result, "Turnout")} ballots; there are {ballots.Count}");
        must(Text(result, "BallotsRoot") == root, "The result belongs to other ballots");
        var said = Items(result, "Standings").ToDictionary(s => Id(s, "IdeaId"), s => (Votes: Number(s, "Votes"), Rank: Number(s, "Rank")));
        must(said.Count == options.Count, "The result does not have every option");
        foreach (var (number, option) in options)
        {
            var found = said.TryGetValue(option.Idea, out var standing);
            must(
                found && standing.Votes == count.Figures[number],
                $"“{option.Title}” has {count.Figures[number]}; the result says {standing.Votes}"
            );
            var rank = 1 + count.Places.Values.Count(place => place < count.Places[number]);
            must(found && standing.Rank == rank, $"“{option.Title}” has place {rank}; the result says {standing.Rank}");
        }

        List<int> leaders = ballots.Count == 0 ? [] : [.. options.Keys.Where(o => count.Places[o] == count.Places.Values.Min()).Order()];
        var quorate = !definition.TryGetProperty("quorum", out var quorum) || ballots.Count >= quorum.GetInt32();
        var winners = quorate ? Winners(definition, leaders, ballots, o => Lot(Hash(definitionHash + root), options[o].Idea)) : [];
        must(Same(leaders.Select(o => options[o].Idea), result, "Leaders"), "Others lead than the result says");
        must(Same(winners.Select(o => options[o].Idea), result, "Winners"), "Others win than the result says");
        return count.Figures;
    }

    private static IReadOnlyList<int> Winners(
        JsonElement definition,
        List<int> leaders,
        IReadOnlyList<IReadOnlyDictionary<int, int>> ballots,
        Func<int, string> lot
    )
    {
        if (leaders.Count < 2)
            return leaders;
        List<int> left;
        switch (Text(definition, "tiePolicy"))
        {
            case "JointWinners":
                return leaders;
            case "HeadToHead":
                var ranked = Text(definition, "method") != "Score";
                int Ahead(int a, int b) =>
                    ranked ? Recounting.Above(ballots, a, b) : ballots.Count(x => x.GetValueOrDefault(a) > x.GetValueOrDefault(b));
                left = leaders.FindAll(a => leaders.TrueForAll(b => a == b || Ahead(a, b) > Ahead(b, a)));
                break;
            case "MoreFirstChoices":
                var firsts = leaders.ToDictionary(
                    o => o,
                    o => ballots.Count(b => b.TryGetValue(o, out var rank) && rank == b.Values.Min())
                );
                left = leaders.FindAll(o => firsts[o] == firsts.Values.Max());
                break;
            case "Lots":
                left = [];
                break;
            // A run-off or the panel decides later, and is not in this bundle.
            default:
                return [];
        }
        return left.Count == 1 ? left : [(left.Count == 0 ? leaders : left).MinBy(lot, StringComparer.Ordinal)];
    }

    private static bool Same(IEnumerable<Guid> found, JsonElement result, string name) =>
        found.ToHashSet().SetEquals(Items(result, name).Select(i => i.TryGetGuid(out var id) ? id : Guid.Empty));

    private static string Lot(string seed, Guid idea) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(seed), .. idea.ToByteArray(bigEndian: true)]));
}
