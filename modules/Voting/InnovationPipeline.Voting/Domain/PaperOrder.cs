using System.Security.Cryptography;

namespace InnovationPipeline.Voting.Domain;

/// <summary>
/// The order of the ideas on one voter's paper: the same at every look, different between voters, so that nobody's
/// idea is always read first. Sorted by SHA-256 of round, voter and idea.
/// </summary>
internal static class PaperOrder
{
    public static IReadOnlyList<T> For<T>(Guid roundId, Guid voterId, IEnumerable<T> paper, Func<T, Guid> ideaOf) =>
        [.. paper.OrderBy(entry => Place(roundId, voterId, ideaOf(entry)), StringComparer.Ordinal)];

    private static string Place(Guid roundId, Guid voterId, Guid ideaId) =>
        Convert.ToHexStringLower(
            SHA256.HashData([
                .. roundId.ToByteArray(bigEndian: true),
                .. voterId.ToByteArray(bigEndian: true),
                .. ideaId.ToByteArray(bigEndian: true),
            ])
        );
}
