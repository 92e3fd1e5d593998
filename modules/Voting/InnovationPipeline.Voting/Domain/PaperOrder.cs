using System.Buffers.Binary;
using System.Security.Cryptography;

namespace InnovationPipeline.Voting.Domain;

/// <summary>
/// The order of the ideas on one voter's paper: the same at every look, different between voters, so that nobody's
/// idea is always read first. By id, then shuffled (Fisher and Yates) by the SHA-256 of round, voter and, for each next
/// eight ideas, how many came before.
/// </summary>
internal static class PaperOrder
{
    private const int DrawsPerDigest = SHA256.HashSizeInBytes / sizeof(uint);

    public static IReadOnlyList<T> For<T>(Guid roundId, Guid voterId, IEnumerable<T> paper, Func<T, Guid> ideaOf)
    {
        var order = paper.OrderBy(ideaOf).ToArray();
        Span<byte> seed = stackalloc byte[36];
        roundId.TryWriteBytes(seed, bigEndian: true, out _);
        voterId.TryWriteBytes(seed[16..], bigEndian: true, out _);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < order.Length - 1; i++)
        {
            if (i % DrawsPerDigest == 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(seed[32..], i);
                SHA256.HashData(seed, digest);
            }
            var drawn = BinaryPrimitives.ReadUInt32BigEndian(digest[(i % DrawsPerDigest * sizeof(uint))..]);
            var j = i + (int)(drawn % (uint)(order.Length - i));
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }
}
