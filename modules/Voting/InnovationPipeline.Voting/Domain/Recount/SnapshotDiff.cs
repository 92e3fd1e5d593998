using System.Text.Json;
using static InnovationPipeline.Voting.Domain.Recount.BundleCheck;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <param name="Findings">what cannot have happened in an honest round; none where the later one follows from the earlier</param>
internal sealed record DiffVerdict(IReadOnlyList<string> Findings, int Kept, int Replaced, int Added);

/// <summary>
/// Holds a later snapshot, or the bundle of the close, against an earlier snapshot of the same round: no ballot may have gone, and one may
/// say something else only where voters may change theirs.
/// </summary>
internal static class SnapshotDiff
{
    /// <exception cref="FormatException">where one of them is not a snapshot, with a sentence</exception>
    public static DiffVerdict Of(string earlier, string later)
    {
        using var a = Parse(earlier);
        using var b = Parse(later);
        if (Text(a.RootElement, "format") != Snapshot.Format)
            throw new FormatException("The first file is not a snapshot of a round");
        var findings = new List<string>();
        void Must(bool holds, string otherwise)
        {
            if (!holds)
                findings.Add(otherwise);
        }
        var definitionText = Text(a.RootElement, "definition");
        Must(Hash(definitionText) == Text(a.RootElement, "definitionHash"), "The definition of the first is not the one that was declared");
        Must(Text(b.RootElement, "definition") == definitionText, "They are of two rounds, or the definition was edited between them");
        using var definition = Parse(definitionText);
        var mayChange = definition.RootElement.GetProperty("mayChange").GetBoolean();
        var before = Places(a.RootElement, Must, "first");
        var after = Places(b.RootElement, Must, "second");
        if (Text(b.RootElement, "format") == Snapshot.Format)
            Must(
                string.CompareOrdinal(Text(b.RootElement, "takenAt"), Text(a.RootElement, "takenAt")) >= 0,
                "The second was taken before the first"
            );
        else
            findings.AddRange(BundleCheck.Of(later).Findings);

        var gone = before.Keys.Count(receipt => !after.ContainsKey(receipt));
        Must(gone == 0, $"{Counted(gone)} of the first {(gone == 1 ? "is" : "are")} missing in the second");
        var replaced = before.Count(x => after.TryGetValue(x.Key, out var mark) && mark != x.Value);
        Must(replaced == 0 || mayChange, $"{Counted(replaced)} changed, and this round takes no changes");
        return new DiffVerdict(findings, before.Count - gone - replaced, replaced, after.Count - before.Count + gone);
    }

    private static Dictionary<string, string> Places(JsonElement box, Action<bool, string> must, string which)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in Items(box, "places"))
            must(places.TryAdd(Text(place, "receipt"), Text(place, "mark")), $"A receipt is twice in the {which}");
        return places;
    }

    private static string Counted(int count) => count == 1 ? "1 ballot" : $"{count} ballots";
}
