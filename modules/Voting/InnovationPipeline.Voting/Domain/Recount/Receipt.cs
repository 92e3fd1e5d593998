using System.Security.Cryptography;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>A ballot as it is counted and written into the bundle: nothing of who cast it.</summary>
internal sealed record CountedBallot(Guid IdeaId, byte[] Nonce, string Code);

/// <summary>A voter's check code: 12 characters of base 32 (RFC 4648), 60 bits, shown in three parts.</summary>
internal static class Receipt
{
    public const int Length = 12;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Unrelated to anything.</summary>
    public static string NewCode() => Of(RandomNumberGenerator.GetBytes(8));

    /// <summary>The code that the voter of this ballot has.</summary>
    public static string Of(ReceiptKind kind, Guid roundId, CountedBallot ballot) =>
        kind == ReceiptKind.Bound ? Of(Convert.FromHexString(Seal.Leaf(roundId, new Choice(ballot.IdeaId, ballot.Nonce)))) : ballot.Code;

    public static string Shown(string code) => string.Join(' ', code.Chunk(4).Select(part => new string(part)));

    /// <summary>As somebody types it: spaces, dashes and small letters do not matter.</summary>
    public static string Typed(string? text) => new([.. (text ?? "").ToUpperInvariant().Where(Alphabet.Contains)]);

    private static string Of(byte[] bytes)
    {
        Span<char> code = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            // Five bits at a time, from the first.
            var bit = i * 5;
            var two = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            code[i] = Alphabet[(two >> (11 - (bit % 8))) & 31];
        }
        return new string(code);
    }
}
