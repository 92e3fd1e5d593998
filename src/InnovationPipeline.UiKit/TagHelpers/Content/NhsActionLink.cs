using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>The next thing to do.</summary>
[HtmlTargetElement("nhs-action-link")]
public sealed class NhsActionLink : TagHelper
{
    public string Href { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("a", "nhsuk-action-link")
                .With("href", Href)
                .WithRest(output.Attributes)
                .Add(
                    Html.Icon(
                        "arrow-right-circle",
                        "M12 2a10 10 0 0 0-10 9h11.7l-4-4a1 1 0 0 1 1.5-1.4l5.6 5.7a1 1 0 0 1 0 1.4l-5.6 5.7a1 1 0 0 1-1.5 0 1 1 0 0 1 0-1.4l4-4H2A10 10 0 1 0 12 2z"
                    ),
                    new Element("span", "nhsuk-action-link__text").Add(await output.Children())
                )
        );
}
