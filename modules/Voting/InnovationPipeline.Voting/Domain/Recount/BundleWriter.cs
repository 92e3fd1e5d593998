using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>
/// Writes everything that a recount needs, once, when a round closes. Ballots are listed by their leaf and receipts by themselves, so that neither
/// tells in which order people voted, nor which counted-only receipt belongs to which ballot; so are their places, which earlier snapshots name.
/// The seal is the SHA-256 of the lines named in <see cref="SealOf"/>. `docs/voting.md` says how to check it.
/// </summary>
internal static class BundleWriter
{
    public const string Format = "innovation-pipeline-ballots-3";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static (string Bundle, string Seal) Write(
        Round round,
        Outcome outcome,
        string result,
        string resultHash,
        IReadOnlyList<CountedBallot> ballots
    )
    {
        var leaves = ballots
            .Select(b => (Leaf: Seal.Leaf(round.Id, b.Choice), Ballot: b))
            .OrderBy(b => b.Leaf, StringComparer.Ordinal)
            .ToList();
        var chain = Seal.Chain(round.DefinitionHash!, leaves.Select(l => l.Leaf));
        var receipts = ballots.Select(b => Receipt.Of(round.Receipts, round.Id, b)).Order(StringComparer.Ordinal).ToList();
        var places = Snapshot.PlacesOf(round, ballots);
        var adjustments = round
            .Adjustments.OrderBy(a => a.At)
            .ThenBy(a => a.Id)
            .Select(a => (Moment(a.At), a.Kind.ToString(), a.Reason))
            .ToList();
        var (opened, closed) = (Moment(round.OpenedAt!.Value), Moment(round.ClosedAt!.Value));
        var seal = SealOf(
            round.DefinitionHash!,
            opened,
            closed,
            outcome.Electorate,
            adjustments,
            outcome.BallotsRoot,
            chain,
            receipts,
            places,
            resultHash
        );

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("definition", round.DefinitionText);
            json.WriteString("definitionHash", round.DefinitionHash);
            json.WriteString("openedAt", opened);
            json.WriteString("closedAt", closed);
            json.WriteNumber("electorate", outcome.Electorate);
            json.WriteStartArray("adjustments");
            foreach (var (at, kind, reason) in adjustments)
            {
                json.WriteStartObject();
                json.WriteString("at", at);
                json.WriteString("kind", kind);
                json.WriteString("reason", reason);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("ballots");
            foreach (var (_, ballot) in leaves)
            {
                json.WriteStartObject();
                json.WriteString("marks", ballot.Marks);
                json.WriteString("nonce", Convert.ToHexStringLower(ballot.Nonce));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("receipts");
            foreach (var receipt in receipts)
                json.WriteStringValue(receipt);
            json.WriteEndArray();
            Snapshot.Write(json, places);
            json.WriteString("root", outcome.BallotsRoot);
            json.WriteString("chain", chain);
            json.WriteString("result", result);
            json.WriteString("resultHash", resultHash);
            json.WriteString("seal", seal);
            json.WriteEndObject();
        }
        return (Encoding.UTF8.GetString(stream.ToArray()), seal);
    }

    /// <summary>One line each: format, definition hash, opened, closed, electorate, "adjustment" and each, root, chain, "receipt" and each, "place" and each, result hash.</summary>
    private static string SealOf(
        string definitionHash,
        string opened,
        string closed,
        int electorate,
        IReadOnlyList<(string At, string Kind, string Reason)> adjustments,
        string root,
        string chain,
        IReadOnlyList<string> receipts,
        IReadOnlyList<BallotPlace> places,
        string resultHash
    )
    {
        string[] lines =
        [
            Format,
            definitionHash,
            opened,
            closed,
            $"{electorate}",
            .. adjustments.Select(a => $"adjustment {a.At} {a.Kind} {a.Reason.ReplaceLineEndings(" ")}"),
            root,
            chain,
            .. receipts.Select(r => $"receipt {r}"),
            .. places.Select(p => $"place {p.Receipt} {p.Mark}"),
            resultHash,
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
