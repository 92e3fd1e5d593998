using System.Security.Cryptography;
using System.Text;

namespace InnovationPipeline.Voting.Domain;

/// <summary>
/// Six letters that lead to an event's vote, for whoever reads the big screen and cannot scan it. They follow from the event's id and
/// are no secret: who may vote is asked behind them.
/// </summary>
internal static class RoomCode
{
    /// <summary>Letters that are not taken for one another from the last row.</summary>
    private const string Alphabet = "ACDEFHJKMNPRTWXY";
    private const int Length = 6;

    public static string Of(Guid innovationEventId)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"room {innovationEventId:N}"));
        return string.Concat(digest.Take(Length).Select(b => Alphabet[b % Alphabet.Length]));
    }

    public static string Shown(string code) => $"{code[..3]} {code[3..]}";

    /// <summary>As somebody types it: spaces, dashes and small letters do not matter.</summary>
    public static string Typed(string? text) => string.Concat((text ?? "").ToUpperInvariant().Where(char.IsLetter));
}
