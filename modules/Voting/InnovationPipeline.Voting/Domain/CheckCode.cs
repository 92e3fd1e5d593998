namespace InnovationPipeline.Voting.Domain;

/// <summary>Codes that people read and type: base 32 (RFC 4648), shown in parts of four.</summary>
internal static class CheckCode
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The first bits, five to a character.</summary>
    public static string Of(ReadOnlySpan<byte> bytes, int length)
    {
        Span<char> code = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            var bit = i * 5;
            var two = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            code[i] = Alphabet[(two >> (11 - (bit % 8))) & 31];
        }
        return new string(code);
    }

    public static string Shown(string code) => string.Join(' ', code.Chunk(4).Select(part => new string(part)));

    /// <summary>As somebody types it: spaces, dashes and small letters do not matter.</summary>
    public static string Typed(string? text) => new([.. (text ?? "").ToUpperInvariant().Where(Alphabet.Contains)]);
}
