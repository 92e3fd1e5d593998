using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>A button, or with `href` a link that looks like one.</summary>
[HtmlTargetElement("nhs-button")]
public sealed class NhsButton : TagHelper
{
    public string? Href { get; set; }
    public string? Variant { get; set; }
    public bool Small { get; set; }
    public string Type { get; set; } = "submit";
    public string? Name { get; set; }
    public string? Value { get; set; }
    public bool Disabled { get; set; }
    public bool PreventDoubleClick { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var button = new Element(Href is null ? "button" : "a", "nhsuk-button")
            .Class($"nhsuk-button--{Variant}", Variant is not null)
            .Class("nhsuk-button--small", Small)
            .With("data-module", "nhsuk-button");

        if (Href is null)
        {
            button
                .With("data-prevent-double-click", PreventDoubleClick ? "true" : null)
                .With("type", Type)
                .With("name", Name)
                .With("value", Value)
                .Flag("disabled", Disabled)
                .With("aria-disabled", Disabled ? "true" : null);
        }
        else
        {
            button.With("href", Href).With("role", "button").With("draggable", "false");
        }
        output.Becomes(button.WithRest(output.Attributes).Add(await output.Children()));
    }
}
