using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Domain;

/// <summary>A document that an actual rests on; kept as it was, only ever added.</summary>
internal sealed class EvidenceDocument
{
    public const int Largest = 5 * 1024 * 1024;
    public const int MostForOne = 10;

    internal static class Rules
    {
        internal static readonly Rule NotEmpty = new("This file is empty");
        internal static readonly Rule NotTooLarge = new("Upload a document of 5 MB or less");
        internal static readonly Rule IsADocument = new(
            "Upload a PDF, Word, Excel, PowerPoint, CSV or text file, or a picture (PNG or JPEG): this file is none of them"
        );
        internal static readonly Rule NotTooMany = new("An actual holds at most 10 documents");
        internal static readonly Rule StillClaimed = new("This actual has been judged: its evidence no longer changes");
    }

    private EvidenceDocument() { }

    public EvidenceDocument(Guid id, Benefit benefit, Guid actualId, string name, byte[] bytes, int already, Guid by, DateTimeOffset now)
    {
        var actual = benefit.Actuals.FirstOrDefault(a => a.Id == actualId);
        Benefit.Rules.Known.Require(actual is not null);
        Rules.StillClaimed.Require(actual.State == ActualState.Claimed);
        Rules.NotTooMany.Require(already < MostForOne);
        Rules.NotEmpty.Require(bytes.Length > 0);
        Rules.NotTooLarge.Require(bytes.Length <= Largest);
        var type = DocumentTypes.Of(name, bytes);
        Rules.IsADocument.Require(type is not null);
        (Id, BenefitId, ActualId, Name, MediaType) = (id, benefit.Id, actualId, Plain(name), type);
        (Bytes, Sha256, AddedBy, AddedAt) = (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)), by, now);
    }

    public Guid Id { get; private set; }
    public Guid BenefitId { get; private set; }
    public Guid ActualId { get; private set; }
    public string Name { get; private set; } = "";
    public string MediaType { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];
    public string Sha256 { get; private set; } = "";
    public Guid AddedBy { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The last part of the name, without what a file system or a header could stumble over.</summary>
    private static string Plain(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var plain = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))]).Trim();
        return plain.Length == 0 ? "document"
            : plain.Length <= 120 ? plain
            : plain[..100] + Path.GetExtension(plain) is var cut && cut.Length <= 120 ? cut
            : plain[..120];
    }
}

/// <summary>What a file is, by its first bytes and its ending together: a name alone proves nothing.</summary>
internal static class DocumentTypes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Of(string name, byte[] bytes)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return ending switch
        {
            ".pdf" when Starts(bytes, "%PDF-"u8) => "application/pdf",
            ".png" when Starts(bytes, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => "image/png",
            ".jpg" or ".jpeg" when Starts(bytes, [0xFF, 0xD8, 0xFF]) => "image/jpeg",
            ".docx" when Holds(bytes, "word/document.xml") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".xlsx" when Holds(bytes, "xl/workbook.xml") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".pptx" when Holds(bytes, "ppt/presentation.xml") =>
                "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            ".csv" when IsText(bytes) => "text/csv",
            ".txt" when IsText(bytes) => "text/plain",
            _ => null,
        };
    }

    private static bool Starts(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);

    private static bool Holds(byte[] bytes, string part)
    {
        if (!Starts(bytes, "PK"u8))
            return false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            return zip.GetEntry("[Content_Types].xml") is not null && zip.GetEntry(part) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool IsText(byte[] bytes)
    {
        try
        {
            return !Strict.GetString(bytes).Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
