using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>
/// The box as it stands while voting is open, for an observer to keep: the place of each ballot. Two of them, or one and the bundle, show what
/// happened between (<see cref="SnapshotDiff"/>).
/// </summary>
internal static class Snapshot
{
    public const string Format = "innovation-pipeline-snapshot-2";

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
            Write(json, PlacesOf(round, ballots));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static void Write(Utf8JsonWriter json, IEnumerable<BallotPlace> places)
    {
        json.WriteStartArray("places");
        foreach (var place in places)
        {
            json.WriteStartObject();
            json.WriteString("receipt", place.Receipt);
            json.WriteString("mark", place.Mark);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <returns>by receipt</returns>
    public static IReadOnlyList<BallotPlace> PlacesOf(Round round, IReadOnlyList<CountedBallot> ballots) =>
        [
            .. ballots
                .Select(b => new BallotPlace(DigestOf(round.Id, b.Code), MarkOf(round.SnapshotKey!, Seal.Leaf(round.Id, b.Choice))))
                .OrderBy(p => p.Receipt, StringComparer.Ordinal),
        ];

    /// <summary>SHA-256 of the round's id and the counted-only receipt.</summary>
    private static string DigestOf(Guid roundId, string code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"receipt {roundId:N} {code}")));

    private static string MarkOf(byte[] key, string leaf) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"mark {leaf}")));
}

/// <summary>One ballot as an observer may see it.</summary>
/// <param name="Receipt">digest of its counted-only receipt: the same through every change</param>
/// <param name="Mark">changes when the ballot does; made with a key that never leaves the service, so that it leads to no ballot of the bundle</param>
internal sealed record BallotPlace(string Receipt, string Mark);
