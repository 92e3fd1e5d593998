using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>The head of a column.</summary>
[HtmlTargetElement("nhs-th")]
public sealed class NhsTh : TagHelper
{
    public bool Numeric { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = NhsTable.Of(context);
        var content = await output.GetChildContentAsync();
        table.Columns.Add(new NhsTable.Column(System.Net.WebUtility.HtmlDecode(content.GetContent()).Trim(), Numeric));
        if (context.Items.TryGetValue(typeof(NhsHead), out var found) && found is Element row)
        {
            row.Add(
                new Element("th", "nhsuk-table__header")
                    .Class("nhsuk-table__header--numeric", Numeric)
                    .With("scope", "col")
                    .With("role", table.Responsive ? "columnheader" : null)
                    .WithRest(output.Attributes)
                    .Add(new HtmlContentBuilder().AppendHtml(content))
            );
        }
        output.Becomes(null);
    }
}
