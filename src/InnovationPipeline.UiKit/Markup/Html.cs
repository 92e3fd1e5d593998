using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.Markup;

/// <summary>The small parts that many components share.</summary>
internal static class Html
{
    public static Element Hidden(string text) => new Element("span", "nhsuk-u-visually-hidden").Add(text);

    public static Element Hint(string id, string text) => new Element("div", "nhsuk-hint").With("id", id).Add(text);

    public static Element Error(string id, string text) =>
        new Element("span", "nhsuk-error-message").With("id", id).Add(Hidden("Error: "), text);

    public static Element Icon(string name, string path) =>
        new Element("svg", $"nhsuk-icon nhsuk-icon--{name}")
            .With("xmlns", "http://www.w3.org/2000/svg")
            .With("viewBox", "0 0 24 24")
            .With("width", "16")
            .With("height", "16")
            .With("focusable", "false")
            .With("aria-hidden", "true")
            .Add(new Element("path").With("d", path));

    /// <summary>A heading without a level of its own is `h1` to `h6` by number.</summary>
    public static Element Heading(int level, string classes, params ReadOnlySpan<object?> content) =>
        new Element($"h{Math.Clamp(level, 1, 6)}", classes).Add(content);

    /// <summary>The helper's own tag disappears; the element takes its place.</summary>
    public static void Becomes(this TagHelperOutput output, IHtmlContent? element)
    {
        output.TagName = null;
        output.PreContent.Clear();
        if (element is null)
            output.SuppressOutput();
        else
            output.Content.SetHtmlContent(element);
    }

    /// <summary>The child content, or null when the author wrote nothing but white space.</summary>
    public static async Task<IHtmlContent?> Children(this TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? null : new HtmlContentBuilder().AppendHtml(content);
    }

    public static string Written(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    public static string? NullIfEmpty(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
