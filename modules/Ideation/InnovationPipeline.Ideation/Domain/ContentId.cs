using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>The same id whenever it is made from the same words (RFC 9562 version 8).</summary>
internal static class ContentId
{
    public static Guid Of(string words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
