using System.Collections;
using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>What every form field has: a name, a value typed or stored, a label, a hint, an error.</summary>
public abstract class Field : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    public string? Name { get; set; }
    public string? Id { get; set; }
    public string? Label { get; set; }
    public string? LabelSize { get; set; }
    public bool LabelHidden { get; set; }
    public bool PageHeading { get; set; }
    public string? Hint { get; set; }
    public bool Disabled { get; set; }

    /// <summary>Not in a list's forms beside the one that came back: what was typed there, and its error, are not theirs.</summary>
    public bool Sent { get; set; } = true;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string FullName => Name ?? (For is null ? "" : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    private protected string FieldId => Id ?? TagBuilder.CreateSanitizedId(FullName, "_");
    private protected string HintId => FieldId + "-hint";
    private protected string ErrorId => FieldId + "-error";

    private protected string? ErrorText
    {
        get
        {
            if (!Sent || !ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) || entry.Errors.Count == 0)
                return null;
            return entry.Errors[0].ErrorMessage.NullIfEmpty() ?? $"{What} is not valid";
        }
    }

    private protected string What => For is null ? Label ?? "This" : Words.Of(For.Metadata);

    private protected string? DescribedBy(params ReadOnlySpan<string?> first)
    {
        var ids = new List<string>();
        foreach (var id in first)
        {
            if (id is not null)
                ids.Add(id);
        }
        if (Hint.NullIfEmpty() is not null)
            ids.Add(HintId);
        if (ErrorText is not null)
            ids.Add(ErrorId);
        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    /// <summary>What was typed, if the form has come back; otherwise what the model holds.</summary>
    private protected string? ValueOf(string? format = null) => Typed(FullName) ?? Text(For?.Model, format);

    private protected IReadOnlyList<string> ValuesOf()
    {
        if (Sent && ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue is string one
                ? [one]
                : [.. ((IEnumerable)entry.RawValue).Cast<object?>().Select(value => Text(value) ?? "")];
        }
        return For?.Model switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(value => Text(value) ?? "")],
            var one => [Text(one) ?? ""],
        };
    }

    private protected string? Typed(string name) =>
        Sent && ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.RawValue is not null
            ? entry.AttemptedValue
            : null;

    private static string? Text(object? value, string? format = null) =>
        value switch
        {
            null => null,
            bool yes => yes ? "true" : "false",
            DateOnly date => date.ToString(format ?? "yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString(format ?? "HH:mm", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(format, CultureInfo.CurrentCulture),
            _ => value.ToString(),
        };

    private protected Element Group(string? extra = null)
    {
        if (Sent)
            FieldIds.Of(ViewContext.HttpContext).Add(FullName, FirstErrorId);
        return new Element("div", "nhsuk-form-group").Class("nhsuk-form-group--error", ErrorText is not null).Class(extra);
    }

    /// <summary>Where the error summary's link goes.</summary>
    private protected virtual string FirstErrorId => FieldId;

    private protected Element? LabelElement()
    {
        if (Label.NullIfEmpty() is null)
            return null;
        var label = new Element("label", "nhsuk-label")
            .Class($"nhsuk-label--{LabelSize}", LabelSize is not null)
            .Class("nhsuk-u-visually-hidden", LabelHidden)
            .With("for", FieldId)
            .Add(Label);
        return PageHeading ? new Element("h1", "nhsuk-label-wrapper").Add(label) : label;
    }

    private protected Element? HintElement() => Hint.NullIfEmpty() is { } hint ? Html.Hint(HintId, hint) : null;

    private protected Element? ErrorElement() => ErrorText is { } error ? Html.Error(ErrorId, error) : null;

    /// <summary>The group's fieldset with the label as its legend; without a label only its content.</summary>
    private protected Element InFieldset(Element group, string? role, params ReadOnlySpan<object?> content)
    {
        if (Label.NullIfEmpty() is null)
            return group.Add(content);
        return group.Add(
            new Element("fieldset", "nhsuk-fieldset")
                .With("role", role)
                .With("aria-describedby", DescribedBy())
                .Add(Legend(Label!, LabelSize, PageHeading, LabelHidden))
                .Add(content)
        );
    }

    private protected static Element Legend(string text, string? size, bool pageHeading, bool hidden = false) =>
        new Element("legend", "nhsuk-fieldset__legend")
            .Class($"nhsuk-fieldset__legend--{size}", size is not null)
            .Class("nhsuk-u-visually-hidden", hidden)
            .Add(pageHeading ? new Element("h1", "nhsuk-fieldset__heading").Add(text) : text);
}
