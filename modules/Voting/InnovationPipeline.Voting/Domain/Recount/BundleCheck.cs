using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <param name="Findings">what is not as it was sealed; none where the bundle holds</param>
/// <param name="Votes">the recount, by title: what the result's figures count</param>
/// <param name="Seal">of the bundle as it is</param>
internal sealed record BundleVerdict(
    IReadOnlyList<string> Findings,
    IReadOnlyList<(string Title, int Votes)> Votes,
    int Ballots,
    string Seal
);

/// <summary>
/// Counts a bundle again and checks every digest in it. It shares no code with what counted and wrote it: whoever mistrusts one can read
/// the other.
/// </summary>
internal static class BundleCheck
{
    /// <param name="noted">the seal that somebody noted down when the result was revealed</param>
    /// <exception cref="FormatException">where it is not a bundle, with a sentence</exception>
    public static BundleVerdict Of(string text, string? noted = null)
    {
        using var document = Parse(text);
        var bundle = document.RootElement;
        if (Text(bundle, "format") is var format && format != "innovation-pipeline-ballots-3")
            throw new FormatException($"The format {format} is not known");
        var findings = new List<string>();
        void Must(bool holds, string otherwise)
        {
            if (!holds)
                findings.Add(otherwise);
        }

        var definitionText = Text(bundle, "definition");
        var definitionHash = Text(bundle, "definitionHash");
        Must(Hash(definitionText) == definitionHash, "The definition is not the one that was declared");
        using var definitionDocument = Parse(definitionText);
        var definition = definitionDocument.RootElement;
        var round = Id(definition, "round");
        var options = Items(definition, "options")
            .ToDictionary(o => Number(o, "number"), o => (Idea: Id(o, "idea"), Title: Text(o, "title")));

        var leaves = new List<string>();
        var ballots = new List<IReadOnlyDictionary<int, int>>();
        var bound = new List<string>();
        foreach (var (position, ballot) in Items(bundle, "ballots").Index())
        {
            var marks = Text(ballot, "marks");
            if (PaperCheck.Read(definition, options.Keys, marks, out var said) is { } wrong)
            {
                findings.Add($"Ballot {position + 1} {wrong}");
                continue;
            }
            var nonce = Bytes(ballot, "nonce");
            Must(nonce.Length == 16, $"The nonce of ballot {position + 1} does not have 16 bytes");
            var leaf = SHA256.HashData([.. round.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(marks), .. nonce]);
            leaves.Add(Convert.ToHexStringLower(leaf));
            bound.Add(Base32(leaf));
            ballots.Add(said);
        }
        for (var i = 1; i < leaves.Count; i++)
        {
            var order = string.CompareOrdinal(leaves[i - 1], leaves[i]);
            Must(order != 0, $"Ballot {i + 1} is there twice");
            Must(order <= 0, $"Ballot {i + 1} is not in its place");
        }
        var root = Hash(string.Concat(leaves.Order(StringComparer.Ordinal)));
        Must(root == Text(bundle, "root"), "The ballots are not those that were counted: their root differs");
        var chain = leaves.Aggregate(definitionHash, (link, leaf) => Hash(link + leaf));
        Must(chain == Text(bundle, "chain"), "The ballots are not as they were chained");

        var receipts = Items(bundle, "receipts").Select(r => r.GetString() ?? "").ToList();
        Must(receipts.Count == leaves.Count, $"There are {receipts.Count} receipts for {leaves.Count} ballots");
        Must(receipts.Distinct(StringComparer.Ordinal).Count() == receipts.Count, "A receipt is there twice");
        Must(receipts.SequenceEqual(receipts.Order(StringComparer.Ordinal)), "The receipts are not in their order");
        if (Text(definition, "receipts") == "Bound")
            Must(receipts.SequenceEqual(bound.Order(StringComparer.Ordinal)), "The receipts are not those of the ballots");

        var places = Items(bundle, "places").Select(p => (Receipt: Text(p, "receipt"), Mark: Text(p, "mark"))).ToList();
        Must(places.Count == leaves.Count, $"There are {places.Count} places for {leaves.Count} ballots");
        Must(places.DistinctBy(p => p.Receipt, StringComparer.Ordinal).Count() == places.Count, "A place is there twice");
        Must(places.SequenceEqual(places.OrderBy(p => p.Receipt, StringComparer.Ordinal)), "The places are not in their order");
        if (Text(definition, "receipts") == "CountedOnly")
            Must(
                places
                    .Select(p => p.Receipt)
                    .SequenceEqual(receipts.Select(r => Hash($"receipt {round:N} {r}")).Order(StringComparer.Ordinal)),
                "The places are not those of the receipts"
            );

        var resultText = Text(bundle, "result");
        Must(Hash(resultText) == Text(bundle, "resultHash"), "The result is not the one that was sealed");
        using var result = Parse(resultText);
        var votes = ResultCheck.Compare(definition, result.RootElement, options, ballots, root, definitionHash, Must);
        Must(
            Number(bundle, "electorate") >= leaves.Count,
            $"There are {leaves.Count} ballots of {Number(bundle, "electorate")} who could vote"
        );

        string[] lines =
        [
            "innovation-pipeline-ballots-3",
            definitionHash,
            Text(bundle, "openedAt"),
            Text(bundle, "closedAt"),
            Number(bundle, "electorate").ToString(CultureInfo.InvariantCulture),
            .. Items(bundle, "adjustments")
                .Select(a => $"adjustment {Text(a, "at")} {Text(a, "kind")} {Text(a, "reason").ReplaceLineEndings(" ")}"),
            Text(bundle, "root"),
            Text(bundle, "chain"),
            .. receipts.Select(r => $"receipt {r}"),
            .. places.Select(p => $"place {p.Receipt} {p.Mark}"),
            Text(bundle, "resultHash"),
        ];
        var seal = Hash(string.Join('\n', lines));
        Must(seal == Text(bundle, "seal"), "The seal is not that of this bundle");
        if (noted is not null)
            Must(seal == noted.Trim().ToLowerInvariant(), "The seal is not the one that was noted down");
        return new BundleVerdict(findings, [.. options.OrderBy(o => o.Key).Select(o => (o.Value.Title, votes[o.Key]))], leaves.Count, seal);
    }

    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal static string Text(JsonElement from, string name) => Field(from, name, JsonValueKind.String).GetString()!;

    internal static int Number(JsonElement from, string name) =>
        Field(from, name, JsonValueKind.Number).TryGetInt32(out var number)
            ? number
            : throw new FormatException($"“{name}” is not a whole number");

    internal static IEnumerable<JsonElement> Items(JsonElement from, string name) =>
        Field(from, name, JsonValueKind.Array).EnumerateArray();

    internal static Guid Id(JsonElement from, string name) =>
        Guid.TryParse(Text(from, name), out var id) ? id : throw new FormatException($"“{name}” is not an id");

    private static JsonElement Field(JsonElement from, string name, JsonValueKind kind) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var field) && field.ValueKind == kind
            ? field
            : throw new FormatException($"“{name}” is missing, or is not what it should be");

    private static byte[] Bytes(JsonElement from, string name)
    {
        try
        {
            return Convert.FromHexString(Text(from, name));
        }
        catch (FormatException broken)
        {
            throw new FormatException($"“{name}” is not hexadecimal", broken);
        }
    }

    internal static JsonDocument Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"This is not JSON: line {broken.LineNumber + 1} cannot be read", broken);
        }
    }

    /// <summary>The first 60 bits (RFC 4648).</summary>
    private static string Base32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Take(8).Select(b => Convert.ToString(b, 2).PadLeft(8, '0')));
        return string.Concat(
            Enumerable.Range(0, 12).Select(i => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(bits.Substring(i * 5, 5), 2)])
        );
    }
}
