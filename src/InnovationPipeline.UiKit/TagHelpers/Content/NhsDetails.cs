using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>More, for those who want it.</summary>
[HtmlTargetElement("nhs-details")]
public sealed class NhsDetails : TagHelper
{
    public string Summary { get; set; } = "";
    public bool Open { get; set; }
    public bool Expander { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("details", "nhsuk-details")
                .Class("nhsuk-expander", Expander)
                .Flag("open", Open)
                .WithRest(output.Attributes)
                .Add(
                    new Element("summary", "nhsuk-details__summary").Add(new Element("span", "nhsuk-details__summary-text").Add(Summary)),
                    new Element("div", "nhsuk-details__text").Add(await output.Children())
                )
        );
}
