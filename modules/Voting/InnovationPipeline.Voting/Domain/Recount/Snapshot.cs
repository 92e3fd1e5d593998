using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>
/// The box as it stands while voting is open, for an observer to keep: for each ballot a digest of its receipt and its leaf, from which nobody
/// can tell what it says. Two of them show what happened between (<see cref="SnapshotDiff"/>).
/// </summary>
internal static class Snapshot
{
    public const string Format = "innovation-pipeline-snapshot-1";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static string Write(Round round, IReadOnlyList<CountedBallot> ballots, DateTimeOffset at)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("definition", round.DefinitionText);
            json.WriteString("definitionHash", round.DefinitionHash);
            json.WriteString("takenAt", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartArray("ballots");
            foreach (
                var (receipt, leaf) in ballots
                    .Select(b => (Receipt: DigestOf(round.Id, b.Code), Leaf: Seal.Leaf(round.Id, b.Choice)))
                    .OrderBy(b => b.Receipt, StringComparer.Ordinal)
            )
            {
                json.WriteStartObject();
                json.WriteString("receipt", receipt);
                json.WriteString("leaf", leaf);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>SHA-256 of the round's id and the counted-only receipt.</summary>
    public static string DigestOf(Guid roundId, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"receipt {roundId:N} {code}")));
}
