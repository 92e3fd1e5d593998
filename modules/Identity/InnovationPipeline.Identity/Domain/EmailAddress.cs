using InnovationPipeline.Kernel;

namespace InnovationPipeline.Identity.Domain;

/// <summary>An address as it is compared: small letters, no spaces around it.</summary>
internal static class EmailAddress
{
    public const int Longest = 254;

    public static readonly Rule WellFormed = new("Enter an email address in the correct format, like name@example.com");

    public static string? From(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var address = text.Trim().ToLowerInvariant();
        WellFormed.Require(IsWellFormed(address));
        return address;
    }

    private static bool IsWellFormed(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0
            && at == address.LastIndexOf('@')
            && at < address.Length - 1
            && address.Length <= Longest
            && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }
}
