using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>Text set apart from the rest.</summary>
[HtmlTargetElement("nhs-inset-text")]
public sealed class NhsInsetText : TagHelper
{
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.Children();
        output.Becomes(
            new Element("div", "nhsuk-inset-text")
                .WithRest(output.Attributes)
                .Add(Html.Hidden("Information: "), Text is null ? null : new Element("p").Add(Text), content)
        );
    }
}
