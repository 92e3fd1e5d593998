using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>
/// Tells the fields of a form which handler it is sent to: a page with several forms shows what concerns one of them there
/// alone. A form that names no handler is sent to none, also on a page that came back from another form's.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormHandler : TagHelper
{
    /// <summary>Of the query, as Razor Pages names it.</summary>
    internal const string Key = "handler";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Init(TagHelperContext context)
    {
        if (context.AllAttributes.TryGetAttribute("asp-page-handler", out var handler))
            context.Items[typeof(FormHandler)] = handler.Value?.ToString() ?? "";
        else if (!context.AllAttributes.ContainsName("action"))
            context.Items[typeof(FormHandler)] = "";
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        if (
            !request.Query.ContainsKey(Key)
            || context.AllAttributes.Any(a => a.Name is "action" || a.Name.StartsWith("asp-", StringComparison.Ordinal))
        )
            return;
        output.Attributes.SetAttribute("action", request.With(Key, null));
    }
}
