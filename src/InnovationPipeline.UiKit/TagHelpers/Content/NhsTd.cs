using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A cell; it takes its alignment and, on a phone, its name from the column's head.</summary>
[HtmlTargetElement("nhs-td")]
public sealed class NhsTd : TagHelper
{
    public bool Numeric { get; set; }
    public bool RowHeader { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = NhsTable.Of(context);
        if (!context.Items.TryGetValue(typeof(NhsTr), out var found) || found is not NhsTr.Row row)
        {
            throw new InvalidOperationException("nhs-td belongs in nhs-tr");
        }

        var content = await output.Children();
        // On a phone a row's cells are flex boxes: more than words would stand side by side.
        if (table.Responsive && content is not null && content.Written().Contains('<', StringComparison.Ordinal))
            content = new Element("div").Add(content);
        var column = row.Cells < table.Columns.Count ? table.Columns[row.Cells] : null;
        row.Cells++;

        var numeric = Numeric || column is { Numeric: true };
        var name = RowHeader ? "header" : "cell";
        row.Element.Add(
            new Element(RowHeader ? "th" : "td", $"nhsuk-table__{name}")
                .Class($"nhsuk-table__{name}--numeric", numeric)
                .With("scope", RowHeader ? "row" : null)
                .With(
                    "role",
                    !table.Responsive ? null
                        : RowHeader ? "rowheader"
                        : "cell"
                )
                .WithRest(output.Attributes)
                .Add(
                    table.Responsive && column is { Text.Length: > 0 }
                        ? new Element("span", "nhsuk-table__heading").With("aria-hidden", "true").Add(column.Text + " ")
                        : null,
                    content
                )
        );
        output.Becomes(null);
    }
}
