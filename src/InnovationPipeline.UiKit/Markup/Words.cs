using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace InnovationPipeline.UiKit.Markup;

internal static partial class Words
{
    /// <summary>What a person calls a property: its display name, or "ClosingDate" as "Closing date".</summary>
    public static string Of(ModelMetadata metadata) => metadata.DisplayName ?? Sentence(metadata.Name ?? "This");

    public static string Sentence(string pascalCase)
    {
        var words = BeforeCapital().Replace(pascalCase, " ").ToLowerInvariant();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeCapital();
}
