using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Any of a few choices, or one yes or no.</summary>
[HtmlTargetElement("nhs-checkboxes")]
public sealed class NhsCheckboxes : Choices
{
    private protected override string Kind => "checkboxes";
    private protected override string InputType => "checkbox";
}
