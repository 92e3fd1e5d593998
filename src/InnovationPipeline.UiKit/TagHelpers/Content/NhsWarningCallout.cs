using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>What must not be missed.</summary>
[HtmlTargetElement("nhs-warning-callout")]
public sealed class NhsWarningCallout : TagHelper
{
    public string Heading { get; set; } = "Important";
    public int HeadingLevel { get; set; } = 3;
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        object heading = Heading.Contains("important", StringComparison.OrdinalIgnoreCase)
            ? Heading
            : new Element("span").With("role", "text").Add(Html.Hidden("Important: "), Heading);
        output.Becomes(
            new Element("div", "nhsuk-card nhsuk-card--warning")
                .WithRest(output.Attributes)
                .Add(
                    new Element("div", "nhsuk-card__content").Add(
                        Html.Heading(HeadingLevel, "nhsuk-card__heading", heading),
                        Text is null ? null : new Element("p", "nhsuk-card__description").Add(Text),
                        await output.Children()
                    )
                )
        );
    }
}
