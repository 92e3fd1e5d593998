using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A row of a table.</summary>
[HtmlTargetElement("nhs-tr")]
public sealed class NhsTr : TagHelper
{
    internal sealed class Row(Element element)
    {
        public Element Element { get; } = element;
        public int Cells { get; set; }
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = NhsTable.Of(context);
        var row = new Row(new Element("tr", "nhsuk-table__row").With("role", table.Responsive ? "row" : null).WithRest(output.Attributes));
        context.Items[typeof(NhsTr)] = row;
        await output.GetChildContentAsync();
        table.Body.Add(row.Element);
        output.Becomes(null);
    }
}
