using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A step of the breadcrumb.</summary>
[HtmlTargetElement("nhs-crumb")]
public sealed class NhsCrumb : TagHelper
{
    public string Href { get; set; } = "";

    internal IHtmlContent? Content { get; private set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Content = await output.Children();
        if (context.Items.TryGetValue(typeof(NhsBreadcrumb), out var found) && found is List<NhsCrumb> crumbs)
            crumbs.Add(this);
        output.Becomes(null);
    }
}
