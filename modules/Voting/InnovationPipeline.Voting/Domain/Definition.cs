using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace InnovationPipeline.Voting.Domain;

/// <summary>
/// The round as it was declared, in one canonical text: JSON without spaces, keys in the order written here, options by
/// number, and of the electors only how many they are and the SHA-256 of their sorted ids. Its SHA-256, in lower-case
/// hexadecimal, is the definition hash that everyone can note down.
/// </summary>
internal static class Definition
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="electors">who had checked in when the round opened</param>
    public static string TextOf(Round round, IReadOnlyCollection<Guid> electors)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            json.WriteString("round", round.Id);
            json.WriteString("event", round.InnovationEventId);
            json.WriteString("title", round.Title);
            json.WriteString("method", round.Method.ToString());
            json.WriteString("tiePolicy", round.TiePolicy.ToString());
            if (round.Quorum is { } quorum)
                json.WriteNumber("quorum", quorum);
            json.WriteString("ownGroup", round.OwnGroup.ToString());
            json.WriteBoolean("mayChange", round.MayChange);
            json.WriteString("receipts", round.Receipts.ToString());
            json.WriteString("secrecy", round.Secrecy.ToString());
            Write(json, round.Rule);
            if (round.RunOffOf is { } decides)
                json.WriteString("runOffOf", decides);
            json.WriteStartObject("electors");
            json.WriteNumber("count", electors.Count);
            json.WriteString("hash", HashOf(string.Join('\n', electors.Select(e => $"{e:N}").Order(StringComparer.Ordinal))));
            json.WriteEndObject();
            json.WriteStartArray("options");
            foreach (var entry in round.Paper.OrderBy(e => e.Number))
                Write(json, entry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static void Write(Utf8JsonWriter json, BallotRule rule)
    {
        json.WriteStartObject("rule");
        foreach (
            var (name, number) in new[]
            {
                ("least", rule.Least),
                ("most", rule.Most),
                ("perArea", rule.PerArea),
                ("dots", rule.Dots),
                ("dotsPerIdea", rule.DotsPerIdea),
            }
        )
            if (number is { } given)
                json.WriteNumber(name, given);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PaperEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("idea", entry.IdeaId);
        json.WriteString("group", entry.GroupId);
        json.WriteNumber("number", entry.Number);
        json.WriteString("title", entry.Title);
        json.WriteString("headline", entry.Headline ?? "");
        json.WriteStartArray("lines");
        foreach (var line in entry.Lines)
            json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteString("area", entry.Area);
        json.WriteString("question", entry.Question);
        json.WriteString("groupName", entry.Group);
        json.WriteString("ask", entry.Ask ?? "");
        json.WriteStartArray("proposition");
        foreach (var passage in entry.Proposition)
        {
            json.WriteStartObject();
            json.WriteString("heading", passage.Heading);
            json.WriteString("text", passage.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
