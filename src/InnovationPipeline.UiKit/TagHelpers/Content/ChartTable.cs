using InnovationPipeline.UiKit.Markup;

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
