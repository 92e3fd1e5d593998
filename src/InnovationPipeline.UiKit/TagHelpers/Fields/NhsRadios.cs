using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>One of a few choices.</summary>
[HtmlTargetElement("nhs-radios")]
public sealed class NhsRadios : Choices
{
    private protected override string Kind => "radios";
    private protected override string InputType => "radio";
}
