using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>A choice, or a divider between choices. Its content is shown when it is chosen, or always.</summary>
[HtmlTargetElement("nhs-item", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsItem : TagHelper
{
    public string? Value { get; set; }
    public string? Label { get; set; }
    public string? Hint { get; set; }
    public string? Divider { get; set; }
    public bool Disabled { get; set; }
    public bool Exclusive { get; set; }
    public bool Checked { get; set; }

    /// <summary>The content belongs to reading the choices, not to having chosen.</summary>
    public bool Shown { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!context.Items.TryGetValue(typeof(Choices), out var found) || found is not List<Choice> choices)
        {
            throw new InvalidOperationException("nhs-item belongs in nhs-radios or nhs-checkboxes");
        }
        choices.Add(
            new Choice(Value ?? Label, Label ?? Value, Hint, Divider, Disabled, Exclusive, Checked, await output.Children(), Shown)
        );
        output.Becomes(null);
    }
}
