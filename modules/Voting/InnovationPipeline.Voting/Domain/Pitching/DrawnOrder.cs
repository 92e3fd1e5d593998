using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Voting.Domain.Pitching;

/// <summary>
/// An order that nobody picks. The seed is the SHA-256 of the open round's definition hash (its 64 hexadecimal digits as ASCII);
/// where none is open, of the event's id and the ideas' ids, sorted as text, each 16 bytes in network order. An
/// idea's place is the SHA-256 of the seed (64 digits, ASCII) and its id; the lowest comes first. All in lower-case hexadecimal.
/// </summary>
internal static class DrawnOrder
{
    public static string SeedOfRound(string definitionHash) => Hex(Encoding.ASCII.GetBytes(definitionHash));

    public static string SeedOfIdeas(Guid innovationEventId, IEnumerable<Guid> ideaIds) =>
        Hex([.. Bytes(innovationEventId), .. ideaIds.OrderBy(id => id.ToString(), StringComparer.Ordinal).SelectMany(Bytes)]);

    public static IReadOnlyList<Guid> Of(string seed, IEnumerable<Guid> ideaIds) =>
        [.. ideaIds.Distinct().OrderBy(id => Hex([.. Encoding.ASCII.GetBytes(seed), .. Bytes(id)]), StringComparer.Ordinal)];

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
