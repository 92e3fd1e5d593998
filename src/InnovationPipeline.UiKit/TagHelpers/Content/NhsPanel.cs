using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>Says on a confirmation page what has happened.</summary>
[HtmlTargetElement("nhs-panel")]
public sealed class NhsPanel : TagHelper
{
    public string Heading { get; set; } = "";
    public int HeadingLevel { get; set; } = 1;
    public string? HeadingSize { get; set; }
    public string? Variant { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.Children();
        output.Becomes(
            new Element("div", "nhsuk-panel")
                .Class($"nhsuk-panel--{Variant}", Variant is not null)
                .WithRest(output.Attributes)
                .Add(
                    Html.Heading(HeadingLevel, "nhsuk-panel__heading", Heading)
                        .Class($"nhsuk-panel__heading--{HeadingSize}", HeadingSize is not null),
                    content is null ? null : new Element("div", "nhsuk-panel__body").Add(content)
                )
        );
    }
}
