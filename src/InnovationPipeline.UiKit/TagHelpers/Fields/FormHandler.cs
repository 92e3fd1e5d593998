using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Tells the fields of a form which handler it is sent to: a page with several forms shows what concerns one of them there alone.</summary>
[HtmlTargetElement("form")]
public sealed class FormHandler : TagHelper
{
    public override void Init(TagHelperContext context)
    {
        if (context.AllAttributes.TryGetAttribute("asp-page-handler", out var handler))
            context.Items[typeof(FormHandler)] = handler.Value?.ToString() ?? "";
        else if (!context.AllAttributes.ContainsName("action"))
            context.Items[typeof(FormHandler)] = "";
    }
}
