using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Voting.Domain;

/// <summary>
/// The right to one ballot of a secret round: 20 characters of base 32, shown in five parts. The first 12 (60 bits) are random, the last 8 prove
/// with the round's key that this service made them. Credentials are stored nowhere: they are made from a number that only the asking page or
/// the printed batch has, and a ballot keeps only what follows from one by SHA-256.
/// </summary>
internal static class Credential
{
    public const int Length = 20;
    private const int RandomLength = 12;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    /// <summary>A number for a page or a batch of cards to be dealt with: 128 bits in hexadecimal.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>What is kept of a token.</summary>
    public static byte[] DigestOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes("token " + token));

    /// <summary>The credential that belongs to a token; with a number, that of one of the cards of a batch.</summary>
    public static string Made(byte[] roundKey, string token, int number = 0)
    {
        var random = CheckCode.Of(HMACSHA256.HashData(roundKey, Encoding.UTF8.GetBytes($"deal {token} {number}")), RandomLength);
        return random + Proof(roundKey, random);
    }

    public static bool Holds(byte[]? roundKey, string credential) =>
        roundKey is not null
        && credential.Length == Length
        && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(Proof(roundKey, credential[..RandomLength])),
            Encoding.ASCII.GetBytes(credential[RandomLength..])
        );

    /// <summary>The key of its ballot.</summary>
    public static Guid KeyOf(Guid roundId, string credential) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"ballot {roundId:N} {credential}")).AsSpan(0, 16));

    private static string Proof(byte[] roundKey, string random) =>
        CheckCode.Of(HMACSHA256.HashData(roundKey, Encoding.UTF8.GetBytes("proof " + random)), Length - RandomLength);
}
