using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>The version an edit form showed, so that a later change by someone else is noticed.</summary>
[HtmlTargetElement("nhs-version", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsVersion : TagHelper
{
    public uint Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("input")
                .With("type", "hidden")
                .With("name", "Version")
                .With("value", Value.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
}
