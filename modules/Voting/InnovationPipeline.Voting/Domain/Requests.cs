using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Voting.Domain;

/// <summary>What is put into the box for one voter.</summary>
/// <param name="Requests">those that bring it, see <see cref="Domain.Requests"/></param>
internal sealed record BallotPut(string Marks, byte[] Requests);

/// <summary>
/// The last requests that changed a ballot, 16 bytes each: the first 8 of the SHA-256 of its key, and of its key with the marks. So one that was
/// held up on its way and tried again does not undo a later change.
/// </summary>
internal static class Requests
{
    public const int Length = 16;
    public const int Most = 16;

    public static byte[] Noted(Guid key, string marks) => [.. Half($"request {key:N}"), .. Half($"request {key:N} {marks}")];

    /// <returns>whether it brought the same marks; none where it is not among them</returns>
    public static bool? Find(ReadOnlySpan<byte> requests, Guid key, string marks)
    {
        var wanted = Noted(key, marks);
        for (var at = 0; at < requests.Length; at += Length)
            if (requests.Slice(at, Length / 2).SequenceEqual(wanted.AsSpan(0, Length / 2)))
                return requests.Slice(at, Length).SequenceEqual(wanted);
        return null;
    }

    private static byte[] Half(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text))[..(Length / 2)];
}
