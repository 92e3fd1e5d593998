using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Voting.Domain.Counting;

/// <summary>
/// Digests that bind a result to its ballots without saying who cast them. All are SHA-256 in lower-case hexadecimal.
/// A ballot's leaf is the hash of the round's id (16 bytes, network order), its marks as UTF-8 text and its nonce; the ballots' root is the
/// hash of all leaves, sorted, one after the other. The seed of lots is the hash of the definition hash and the root as
/// ASCII text, so that nobody can pick it; an option's lot is the hash of the seed as ASCII text and the idea id, and
/// the lowest lot wins.
/// </summary>
internal static class Seal
{
    public static string Leaf(Guid roundId, Choice ballot) =>
        Hex([.. roundId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(ballot.Marks), .. ballot.Nonce]);

    public static string Root(Guid roundId, IEnumerable<Choice> ballots) =>
        Hex(Encoding.ASCII.GetBytes(string.Concat(ballots.Select(b => Leaf(roundId, b)).Order(StringComparer.Ordinal))));

    /// <summary>The last link of a chain over the leaves, sorted, that starts at the definition: it changes with any of them and with their order.</summary>
    public static string Chain(string definitionHash, IEnumerable<string> sortedLeaves) =>
        sortedLeaves.Aggregate(definitionHash, (link, leaf) => Hex(Encoding.ASCII.GetBytes(link + leaf)));

    public static string LotSeed(string definitionHash, string root) => Hex(Encoding.ASCII.GetBytes(definitionHash + root));

    public static string Lot(string seed, Guid ideaId) => Hex([.. Encoding.ASCII.GetBytes(seed), .. ideaId.ToByteArray(bigEndian: true)]);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
