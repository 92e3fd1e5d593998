using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Voting.Domain.Questions;

/// <summary>
/// What lets an anonymous asker find their question again: 128 bits from a secure generator in 32 hexadecimal digits. It
/// travels with the form, so that sending twice leads to the same link; only its SHA-256 is stored.
/// </summary>
internal static class FollowSecret
{
    public const string Shape = "^[0-9a-f]{32}$";

    public static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));
}
