using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Several fields under one legend.</summary>
[HtmlTargetElement("nhs-fieldset")]
public sealed class NhsFieldset : TagHelper
{
    public string Legend { get; set; } = "";
    public string? LegendSize { get; set; }
    public bool PageHeading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("fieldset", "nhsuk-fieldset")
                .WithRest(output.Attributes)
                .Add(
                    new Element("legend", "nhsuk-fieldset__legend")
                        .Class($"nhsuk-fieldset__legend--{LegendSize}", LegendSize is not null)
                        .Add(PageHeading ? new Element("h1", "nhsuk-fieldset__heading").Add(Legend) : Legend),
                    await output.Children()
                )
        );
}
