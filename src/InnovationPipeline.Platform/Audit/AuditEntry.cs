using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Platform.Audit;

/// <summary>
/// One act: who by id, what, where, when, and a salted digest of its words. Never changed; each entry's hash covers
/// the one before it.
/// </summary>
public sealed class AuditEntry(long number, DateTimeOffset at, Guid? actorId, string act, Guid? scopeId, byte[] digest, byte[] hash)
{
    public long Number { get; private set; } = number;
    public DateTimeOffset At { get; private set; } = at;

    /// <summary>The person; none for the system or somebody not signed in.</summary>
    public Guid? ActorId { get; private set; } = actorId;
    public string Act { get; private set; } = act;
    public Guid? ScopeId { get; private set; } = scopeId;

    /// <summary>SHA-256 of salt and words.</summary>
    public byte[] Digest { get; private set; } = digest;

    /// <summary>SHA-256 of the previous hash and everything above.</summary>
    public byte[] Hash { get; private set; } = hash;

    /// <summary>A length before every part, so that no two different entries have the same bytes.</summary>
    public static byte[] HashOf(byte[] previous, long number, DateTimeOffset at, Guid? actorId, string act, Guid? scopeId, byte[] digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Part(ReadOnlySpan<byte> bytes)
        {
            Span<byte> length = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        Span<byte> whole = stackalloc byte[8];
        Part(previous);
        BinaryPrimitives.WriteInt64BigEndian(whole, number);
        Part(whole);
        BinaryPrimitives.WriteInt64BigEndian(whole, at.UtcTicks / TimeSpan.TicksPerMicrosecond);
        Part(whole);
        Part(actorId?.ToByteArray(bigEndian: true) ?? []);
        Part(Encoding.UTF8.GetBytes(act));
        Part(scopeId?.ToByteArray(bigEndian: true) ?? []);
        Part(digest);
        return hash.GetHashAndReset();
    }

    public static byte[] DigestOf(byte[] salt, string words) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(words)]);
}

/// <summary>The words of an act. A redaction blanks words and salt; the entry and the chain still verify.</summary>
public sealed class AuditPayload(long number, byte[]? salt, string? words)
{
    public long Number { get; private set; } = number;
    public byte[]? Salt { get; private set; } = salt;
    public string? Words { get; private set; } = words;
}

/// <summary>The end of the chain; its row lock puts entries in one order.</summary>
public sealed class AuditHead(int id, long number, byte[] hash)
{
    public int Id { get; private set; } = id;
    public long Number { get; private set; } = number;
    public byte[] Hash { get; private set; } = hash;
}
