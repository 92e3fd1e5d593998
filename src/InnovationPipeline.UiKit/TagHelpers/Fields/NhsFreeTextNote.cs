using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Above every form with free text.</summary>
[HtmlTargetElement("nhs-free-text-note", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsFreeTextNote : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("div", "nhsuk-inset-text")
                .WithRest(output.Attributes)
                .Add(Html.Hidden("Information: "), new Element("p").Add("Do not include details that could identify a patient"))
        );
}
