using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace InnovationPipeline.Tests.UiKit;

/// <summary>The examples that nhsuk-frontend publishes with its components, read from the installed package.</summary>
internal static partial class Published
{
    public static string Example(string component, string name) => Examples(component, name)[0];

    /// <summary>All of a name: the same example with other options keeps it.</summary>
    public static IReadOnlyList<string> Examples(string component, string name)
    {
        var file = Path.Combine(
            Root(),
            "src/InnovationPipeline.UiKit/ui/node_modules/nhsuk-frontend/dist/nhsuk/components",
            component,
            "fixtures.json"
        );
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var found = new List<string>();
        foreach (var example in document.RootElement.GetProperty("fixtures").EnumerateArray())
        {
            if (example.GetProperty("name").GetString() == name)
                found.Add(example.GetProperty("html").GetString()!);
        }
        return found.Count > 0 ? found : throw new InvalidOperationException($"{component} has no published example \"{name}\"");
    }

    /// <summary>Markup with attributes in order and without the white space that only indents.</summary>
    public static string Plain(string html, Action<IElement>? adjust = null)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        // Hints are text here; some examples put a span into theirs.
        foreach (var hint in body.QuerySelectorAll(".nhsuk-hint"))
            hint.TextContent = hint.TextContent;
        adjust?.Invoke(body);
        body.Normalize();
        var text = new StringBuilder();
        foreach (var node in body.ChildNodes)
            Write(text, node, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, INode node, int depth)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText words)
        {
            var content = WhiteSpace().Replace(Indentation().Replace(words.Data, ""), " ");
            if (content.Length > 0)
                text.Append(indent).Append('"').Append(content).Append("\"\n");
            return;
        }
        if (node is not IElement element)
            return;

        text.Append(indent).Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
        {
            var value = attribute.Name == "class" ? string.Join(' ', element.ClassList.Order(StringComparer.Ordinal)) : attribute.Value;
            text.Append(' ').Append(attribute.Name).Append('=').Append(value);
        }
        text.Append(">\n");
        foreach (var child in element.ChildNodes)
            Write(text, child, depth + 1);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "InnovationPipeline.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository");
    }

    // At the edges of a text, a run of white space with a line break in it is how the example was laid out.
    [GeneratedRegex(@"^\s*\n\s*|\s*\n\s*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Indentation();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
