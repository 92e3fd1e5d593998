using System.Security.Cryptography;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Voting.Domain.Pitching;

/// <summary>The slides of a pitch as an uploaded PDF, one for each pitch under its idea's id; another takes its place.</summary>
internal sealed class DeckFile(Guid id, Guid innovationEventId) : Aggregate(id)
{
    public const int Largest = 10 * 1024 * 1024;
    public const int LongestName = 120;

    internal static class Rules
    {
        internal static readonly Rule NotEmpty = new("This file is empty");
        internal static readonly Rule NotTooLarge = new("Upload slides of 10 MB or less");
        internal static readonly Rule IsPdf = new("Upload the slides as a PDF: this file is none");
    }

    public Guid InnovationEventId { get; private set; } = innovationEventId;
    public string Name { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];
    public string Sha256 { get; private set; } = "";

    public void Put(string name, byte[] bytes)
    {
        Rules.NotEmpty.Require(bytes.Length > 0);
        Rules.NotTooLarge.Require(bytes.Length <= Largest);
        // A name proves nothing: the first and the last bytes of a PDF say what it is.
        Rules.IsPdf.Require(
            bytes.AsSpan().StartsWith("%PDF-"u8) && bytes.AsSpan(Math.Max(0, bytes.Length - 1024)).LastIndexOf("%%EOF"u8) >= 0
        );

        (Name, Bytes, Sha256) = (Plain(name), bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The last part of the name, without what a file system or a header could stumble over.</summary>
    private static string Plain(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name.Split('/', '\\')[^1]);
        var plain = string.Concat(stem.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.')).Trim();
        return $"{(plain.Length == 0 ? "slides" : plain[..Math.Min(plain.Length, LongestName - 4)])}.pdf";
    }
}
