using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Http;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>The figures that a chart draws, to be read.</summary>
internal static class ChartTable
{
    public static Element Of(string caption, string labelHeader, string valueHeader, IEnumerable<ChartRow> rows) =>
        new Element("table", "nhsuk-table").Add(
            new Element("caption", "nhsuk-table__caption nhsuk-table__caption--m").Add(caption),
            new Element("thead", "nhsuk-table__head").Add(
                new Element("tr", "nhsuk-table__row").Add(
                    new Element("th", "nhsuk-table__header").With("scope", "col").Add(labelHeader),
                    new Element("th", "nhsuk-table__header nhsuk-table__header--numeric").With("scope", "col").Add(valueHeader)
                )
            ),
            new Element("tbody", "nhsuk-table__body").Add(rows.Select(Row))
        );

    /// <summary>Several columns are wider than a phone: the table scrolls, the page does not.</summary>
    public static Element Scrolling(
        HttpContext http,
        string caption,
        IReadOnlyList<string> heads,
        IEnumerable<(string Label, string? Href, IEnumerable<string> Cells)> rows,
        bool isNumeric = false
    )
    {
        var captionId = $"chart-{UniqueIds.Next(http)}";
        string Kind(string part) => $"nhsuk-table__{part}" + (isNumeric ? $" nhsuk-table__{part}--numeric" : "");
        var grid = new Element("table", "nhsuk-table").Add(
            new Element("caption", "nhsuk-table__caption")
                .With("id", captionId)
                .Add(new Element("span", "nhsuk-u-visually-hidden").Add(caption)),
            new Element("thead", "nhsuk-table__head").Add(
                new Element("tr", "nhsuk-table__row").Add(
                    heads.Select(
                        (head, i) => new Element("th", i == 0 ? "nhsuk-table__header" : Kind("header")).With("scope", "col").Add(head)
                    )
                )
            ),
            new Element("tbody", "nhsuk-table__body").Add(
                rows.Select(row =>
                    new Element("tr", "nhsuk-table__row")
                        .Add(Named(new Element("th", "nhsuk-table__header").With("scope", "row"), row.Label, row.Href))
                        .Add(row.Cells.Select(words => new Element("td", Kind("cell")).Add(words)))
                )
            )
        );
        return new Element("div", "nhsuk-scroll")
            .With("data-module", "nhsuk-scroll")
            .Add(new Element("div", "nhsuk-scroll__content").With("role", "region").With("aria-labelledby", captionId).Add(grid));
    }

    private static Element Named(Element cell, string label, string? href) =>
        href is null ? cell.Add(label) : cell.Add(new Element("a").With("href", href).Add(label));

    private static Element Row(ChartRow row) =>
        new Element("tr", "nhsuk-table__row").Add(
            new Element("th", "nhsuk-table__header").With("scope", "row").Add(row.Label),
            new Element("td", "nhsuk-table__cell nhsuk-table__cell--numeric nhsuk-u-nowrap").Add(
                row.Href is null
                    ? row.Display
                    : new Element("a")
                        .With("href", row.Href)
                        .Add(row.Display, new Element("span", "nhsuk-u-visually-hidden").Add($": {row.Label}"))
            )
        );
}
