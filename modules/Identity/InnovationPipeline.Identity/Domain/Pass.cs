using System.Security.Cryptography;
using System.Text;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Identity.Domain;

/// <summary>A person's way in to one event without a password; only digests of its secrets are kept.</summary>
internal sealed class Pass(Guid id) : Aggregate(id)
{
    public Guid PersonId { get; private set; }
    public Guid InnovationEventId { get; private set; }
    public byte[] TokenDigest { get; private set; } = [];
    public byte[] CodeDigest { get; private set; } = [];
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Ended early: the event is over, or a newer link took its place.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public static Pass Issue(Guid id, Guid personId, Guid innovationEventId, PassSecrets secrets, DateTimeOffset endsAt) =>
        new(id)
        {
            PersonId = personId,
            InnovationEventId = innovationEventId,
            TokenDigest = PassSecrets.DigestOf(secrets.Token),
            CodeDigest = PassSecrets.DigestOf(PassCode.Letters(secrets.Code)),
            EndsAt = endsAt,
        };

    public bool Holds(DateTimeOffset now) => EndedAt is null && now < EndsAt;

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>What the person is given, once.</summary>
internal sealed record PassSecrets(string Token, string Code)
{
    private const int TokenBytes = 16;

    public static PassSecrets New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes)), PassCode.New());

    public static byte[] DigestOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>Eight characters that are not taken for one another when read aloud or from a badge.</summary>
internal static class PassCode
{
    /// <summary>No 0 or O, no 1, I or L, no 2 or Z, no 5 or S, no 8 or B, no U or V.</summary>
    public const string Alphabet = "34679ACDEFGHJKMNPQRTWXY";
    public const int Length = 8;

    public static string New() => Shown(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>As it is typed or pasted: any case, with or without dashes and spaces. Empty where it cannot be a code.</summary>
    public static string Letters(string typed)
    {
        var letters = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return letters.Length == Length && letters.All(Alphabet.Contains) ? letters : "";
    }

    private static string Shown(string letters) => $"{letters[..4]}-{letters[4..]}";
}

/// <summary>How many wrong codes are borne before typing them is refused for a while.</summary>
internal static class GuessLimit
{
    /// <summary>How likely, at most, anyone's guessing hits any code in an hour.</summary>
    public const double AcceptedChance = 1e-4;

    public const int PerAddress = 30;
    public static readonly TimeSpan AddressWindow = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>
    /// Wrong codes in one counting window of an hour, over all addresses. Any hour touches at most two windows, hence
    /// the half. All codes that hold count as targets, so the limit is kept for each event too.
    /// </summary>
    public static long InWindow(long codesThatHold) =>
        (long)(AcceptedChance * Math.Pow(PassCode.Alphabet.Length, PassCode.Length) / Math.Max(1, codesThatHold) / 2);
}
