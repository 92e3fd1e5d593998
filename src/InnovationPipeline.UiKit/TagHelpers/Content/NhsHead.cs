using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>The column heads of a table.</summary>
[HtmlTargetElement("nhs-head")]
public sealed class NhsHead : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = NhsTable.Of(context);
        var row = new Element("tr", "nhsuk-table__row").With("role", table.Responsive ? "row" : null);
        context.Items[typeof(NhsHead)] = row;
        await output.GetChildContentAsync();
        table.Head = new Element("thead", "nhsuk-table__head").With("role", table.Responsive ? "rowgroup" : null).Add(row);
        output.Becomes(null);
    }
}
