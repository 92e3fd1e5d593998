using System.Text.Json;

namespace InnovationPipeline.Voting.Domain.Recount;

/// <summary>What a page shows of a bundle.</summary>
internal static class BundleReader
{
    public static IReadOnlySet<string> Receipts(string bundle)
    {
        using var document = JsonDocument.Parse(bundle);
        return document.RootElement.GetProperty("receipts").EnumerateArray().Select(r => r.GetString()!).ToHashSet(StringComparer.Ordinal);
    }
}
