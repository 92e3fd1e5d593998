using System.Security.Cryptography;
using InnovationPipeline.Voting.Domain.Counting;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>A ballot as it is counted and written into the bundle: nothing of who cast it.</summary>
internal sealed record CountedBallot(string Marks, byte[] Nonce, string Code)
{
    public Choice Choice => new(Marks, Nonce);
}

/// <summary>A voter's check code: 12 characters of base 32, 60 bits.</summary>
internal static class Receipt
{
    public const int Length = 12;

    /// <summary>Unrelated to anything.</summary>
    public static string NewCode() => CheckCode.Of(RandomNumberGenerator.GetBytes(8), Length);

    /// <summary>The code that the voter of this ballot has.</summary>
    public static string Of(ReceiptKind kind, Guid roundId, CountedBallot ballot) =>
        kind == ReceiptKind.Bound ? CheckCode.Of(Convert.FromHexString(Seal.Leaf(roundId, ballot.Choice)), Length) : ballot.Code;
}
