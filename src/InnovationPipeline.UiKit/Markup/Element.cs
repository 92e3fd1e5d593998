using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.Markup;

/// <summary>An HTML element as the helpers build it: text and attribute values are encoded when it is written, and only then.</summary>
internal sealed class Element(string name, string? classes = null) : IHtmlContent
{
    private readonly List<string> _classes = classes is null ? [] : [classes];
    private readonly List<(string Name, object? Value)> _attributes = [];
    private readonly List<object> _children = [];

    public Element Class(string? @class, bool when = true)
    {
        if (when && !string.IsNullOrWhiteSpace(@class))
            _classes.Add(@class);
        return this;
    }

    /// <summary>An attribute; without a value it is left out.</summary>
    public Element With(string attribute, string? value)
    {
        if (value is not null)
            _attributes.Add((attribute, value));
        return this;
    }

    public Element Flag(string attribute, bool on)
    {
        if (on)
            _attributes.Add((attribute, null));
        return this;
    }

    /// <summary>What the author wrote on the helper and the helper does not know.</summary>
    public Element WithRest(TagHelperAttributeList attributes)
    {
        foreach (var attribute in attributes)
        {
            if (string.Equals(attribute.Name, "class", StringComparison.OrdinalIgnoreCase))
            {
                Class(attribute.Value?.ToString());
            }
            else
            {
                _attributes.RemoveAll(known => string.Equals(known.Name, attribute.Name, StringComparison.OrdinalIgnoreCase));
                _attributes.Add((attribute.Name, attribute.ValueStyle == HtmlAttributeValueStyle.Minimized ? null : attribute.Value ?? ""));
            }
        }
        return this;
    }

    public Element Add(params ReadOnlySpan<object?> children)
    {
        foreach (var child in children)
        {
            if (child is IEnumerable<Element> many)
                _children.AddRange(many);
            else if (child is not null)
                _children.Add(child);
        }
        return this;
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write('<');
        writer.Write(name);
        if (_classes.Count > 0)
            WriteAttribute(writer, encoder, "class", string.Join(' ', _classes));
        foreach (var (attribute, value) in _attributes)
            WriteAttribute(writer, encoder, attribute, value);
        writer.Write('>');
        if (name == "input")
            return;
        foreach (var child in _children)
            Write(writer, encoder, child);
        writer.Write("</");
        writer.Write(name);
        writer.Write('>');
    }

    private static void WriteAttribute(TextWriter writer, HtmlEncoder encoder, string attribute, object? value)
    {
        writer.Write(' ');
        writer.Write(attribute);
        if (value is null)
            return;
        writer.Write("=\"");
        Write(writer, encoder, value);
        writer.Write('"');
    }

    private static void Write(TextWriter writer, HtmlEncoder encoder, object value)
    {
        if (value is IHtmlContent content)
            content.WriteTo(writer, encoder);
        else
            writer.Write(encoder.Encode(value.ToString() ?? ""));
    }
}
