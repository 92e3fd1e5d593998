using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>The id of what the form creates: sent twice, it is still one thing.</summary>
[HtmlTargetElement("nhs-new-id", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsNewId : Field
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = Guid.TryParse(ValueOf(), out var known) && known != Guid.Empty ? known : Guid.CreateVersion7();
        output.Becomes(new Element("input").With("type", "hidden").With("name", FullName).With("value", id.ToString()));
    }
}
