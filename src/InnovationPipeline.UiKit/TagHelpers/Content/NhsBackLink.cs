using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>One step back.</summary>
[HtmlTargetElement("nhs-back-link")]
public sealed class NhsBackLink : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("a", "nhsuk-back-link")
                .With("href", Href)
                .WithRest(output.Attributes)
                .Add((object?)await output.Children() ?? "Back")
        );
}
