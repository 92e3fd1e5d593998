using System.Text;
using System.Text.Json;
using static InnovationPipeline.Voting.Domain.Recount.BundleCheck;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>Holds a sealed result against votes counted anew, with the rules that the definition declares.</summary>
internal static class ResultCheck
{
    public static void Compare(
        JsonElement definition,
        JsonElement result,
        IReadOnlyDictionary<int, (Guid Idea, string Title)> options,
        IReadOnlyDictionary<int, int> votes,
        int ballots,
        string root,
        string definitionHash,
        Action<bool, string> must
    )
    {
        if (Text(definition, "method") != "ChooseOne")
            throw new FormatException($"The method {Text(definition, "method")} is not known");
        must(Number(result, "Turnout") == ballots, $"The result says {Number(result, "Turnout")} ballots; there are {ballots}");
        must(Text(result, "BallotsRoot") == root, "The result belongs to other ballots");
        var said = Items(result, "Standings").ToDictionary(s => Id(s, "IdeaId"), s => Number(s, "Votes"));
        must(said.Count == options.Count, "The result does not have every option");
        foreach (var (number, option) in options)
            must(
                said.TryGetValue(option.Idea, out var count) && count == votes[number],
                $"“{option.Title}” has {votes[number]} votes; the result says {said.GetValueOrDefault(option.Idea)}"
            );

        var most = votes.Values.DefaultIfEmpty(0).Max();
        Guid[] leaders = ballots == 0 ? [] : [.. options.Where(o => votes[o.Key] == most).Select(o => o.Value.Idea)];
        var quorate = !definition.TryGetProperty("quorum", out var quorum) || ballots >= quorum.GetInt32();
        var policy = Text(definition, "tiePolicy");
        Guid[] winners =
            !quorate || leaders.Length == 0 ? []
            : leaders.Length == 1 || policy == "JointWinners" ? leaders
            : policy == "Lots" ? [leaders.MinBy(idea => Lot(Hash(definitionHash + root), idea), StringComparer.Ordinal)]
            : [];
        must(Same(leaders, result, "Leaders"), "Others lead than the result says");
        must(Same(winners, result, "Winners"), "Others win than the result says");
    }

    private static bool Same(IEnumerable<Guid> found, JsonElement result, string name) =>
        found.ToHashSet().SetEquals(Items(result, name).Select(i => i.TryGetGuid(out var id) ? id : Guid.Empty));

    private static string Lot(string seed, Guid idea) =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData([.. Encoding.ASCII.GetBytes(seed), .. idea.ToByteArray(bigEndian: true)])
        );
}
