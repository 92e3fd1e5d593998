using System.Text.RegularExpressions;

namespace InnovationPipeline.Kernel;

/// <summary>Finds what looks like a patient's NHS number in free text.</summary>
public static partial class NhsNumber
{
    /// <summary>
    /// True when the text holds ten digits, alone or spaced 3-3-4, whose last is the modulus 11 check digit of the
    /// other nine (NHS Data Dictionary: weights 10 to 2; a remainder giving 10 is never issued; 11 counts as 0).
    /// The name in an e-mail address is none.
    /// </summary>
    public static bool IsIn(string text) => Candidate().Matches(text).Any(m => HasCheckDigit(m.Value));

    private static bool HasCheckDigit(string candidate)
    {
        var digits = candidate.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += digits[i] * (10 - i);
        var check = 11 - sum % 11;
        return check != 10 && (check == 11 ? 0 : check) == digits[9] && digits.Distinct().Skip(1).Any();
    }

    [GeneratedRegex(@"(?<![\d.,])\d{3}[ \-]?\d{3}[ \-]?\d{4}(?!\d|[.,]\d|[\w.+\-]*@)", RegexOptions.None, 1000)]
    private static partial Regex Candidate();
}
