using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A status, in words; the colour only repeats them.</summary>
[HtmlTargetElement("nhs-tag")]
public sealed class NhsTag : TagHelper
{
    public string? Colour { get; set; }
    public bool Plain { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(Of(await output.Children(), Colour, Plain).WithRest(output.Attributes));

    internal static Element Of(object? content, string? colour, bool plain) =>
        new Element("strong", "nhsuk-tag")
            .Class($"nhsuk-tag--{colour}", colour is not null)
            .Class("nhsuk-tag--no-colour nhsuk-tag--no-border", plain)
            .Add(content);
}
