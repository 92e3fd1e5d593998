using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

internal sealed record Choice(
    string? Value,
    string? Label,
    string? Hint,
    string? Divider,
    bool Disabled,
    bool Exclusive,
    bool Selected,
    IHtmlContent? Conditional,
    bool Shown = false
);

/// <summary>Radios and checkboxes: the same group of choices, drawn with another class and another type.</summary>
public abstract class Choices : Field
{
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    public string? Value { get; set; }
    public bool Inline { get; set; }
    public bool Small { get; set; }

    private protected abstract string Kind { get; }
    private protected abstract string InputType { get; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choices = new List<Choice>();
        context.Items[typeof(Choices)] = choices;

        // Before the children: a conditional field comes after its group in the error summary.
        var group = Group();
        await output.GetChildContentAsync();
        choices.AddRange(
            (Items ?? []).Select(item => new Choice(
                item.Value ?? item.Text,
                item.Text,
                null,
                null,
                item.Disabled,
                Exclusive: false,
                item.Selected,
                null
            ))
        );

        IReadOnlyList<string> chosen = Value is null ? ValuesOf() : [Value];
        var list = new Element("div", $"nhsuk-{Kind}")
            .Class($"nhsuk-{Kind}--inline", Inline)
            .Class($"nhsuk-{Kind}--small", Small)
            .With("data-module", $"nhsuk-{Kind}")
            .WithRest(output.Attributes);
        for (var i = 0; i < choices.Count; i++)
            Draw(list, choices[i], i, chosen);

        output.Becomes(InFieldset(group, role: null, HintElement(), ErrorElement(), list));
    }

    private void Draw(Element list, Choice choice, int index, IReadOnlyList<string> chosen)
    {
        if (choice.Divider is not null)
        {
            list.Add(new Element("div", $"nhsuk-{Kind}__divider").Add(choice.Divider));
            return;
        }

        var id = index == 0 ? FieldId : $"{FieldId}-{(index + 1).ToString(CultureInfo.InvariantCulture)}";
        var hintId = choice.Hint.NullIfEmpty() is null ? null : id + "-item-hint";
        var conditionalId = choice.Conditional is null || choice.Shown ? null : "conditional-" + id;
        var isChosen = chosen.Count == 0 ? choice.Selected : chosen.Contains(choice.Value ?? "", StringComparer.OrdinalIgnoreCase);
        var describedBy = string.Join(' ', new[] { Label.NullIfEmpty() is null ? DescribedBy() : null, hintId }.OfType<string>());

        list.Add(
            new Element("div", $"nhsuk-{Kind}__item").Add(
                new Element("input", $"nhsuk-{Kind}__input")
                    .With("id", id)
                    .With("name", FullName)
                    .With("type", InputType)
                    .With("value", choice.Value)
                    .Flag("checked", isChosen)
                    .Flag("disabled", Disabled || choice.Disabled)
                    .With("data-aria-controls", conditionalId)
                    .With("data-behaviour", choice.Exclusive ? "exclusive" : null)
                    .With("aria-describedby", describedBy.NullIfEmpty()),
                new Element("label", $"nhsuk-label nhsuk-{Kind}__label").With("for", id).Add(choice.Label),
                hintId is null ? null : new Element("div", $"nhsuk-hint nhsuk-{Kind}__hint").With("id", hintId).Add(choice.Hint)
            )
        );

        if (choice.Conditional is not null)
        {
            list.Add(
                new Element("div", $"nhsuk-{Kind}__conditional")
                    .Class($"nhsuk-{Kind}__conditional--hidden", !isChosen && !choice.Shown)
                    .With("id", conditionalId)
                    .Add(choice.Conditional)
            );
        }
    }
}
