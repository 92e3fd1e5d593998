using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A line drawn through figures in their order, with their table folded away beneath it. The lowest and the highest are labelled.</summary>
[HtmlTargetElement("nhs-line-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsLineChart : TagHelper
{
    private const decimal Width = 100;
    private const decimal Height = 30;

    public string Caption { get; set; } = "";
    public IReadOnlyList<ChartRow> Rows { get; set; } = [];
    public string LabelHeader { get; set; } = "";
    public string ValueHeader { get; set; } = "";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows.Count < 2)
        {
            output.SuppressOutput();
            return;
        }
        var (lowest, highest) = (Rows.MinBy(r => r.Value)!, Rows.MaxBy(r => r.Value)!);
        output.Becomes(
            new Element("figure", "app-chart")
                .WithRest(output.Attributes)
                .Add(
                    new Element("figcaption", "nhsuk-heading-s").Add(Caption),
                    Drawing(lowest.Value, highest.Value),
                    new Element("p", "nhsuk-body-s").Add(
                        lowest.Value == highest.Value
                            ? $"{highest.Display} throughout."
                            : $"From {lowest.Display} ({LabelHeader.ToLowerInvariant()}: {lowest.Label}) to {highest.Display} ({LabelHeader.ToLowerInvariant()}: {highest.Label})."
                    ),
                    new Element("details", "nhsuk-details").Add(
                        new Element("summary", "nhsuk-details__summary").Add(
                            new Element("span", "nhsuk-details__summary-text").Add($"All figures: {Caption}")
                        ),
                        new Element("div", "nhsuk-details__text").Add(ChartTable.Of(Caption, LabelHeader, ValueHeader, Rows))
                    )
                )
        );
    }

    private Element Drawing(decimal lowest, decimal highest)
    {
        var range = highest - lowest;
        var points = Rows.Select(
            (row, i) =>
                $"{Number(Width * i / (Rows.Count - 1))},{Number(range == 0 ? Height / 2 : Height - ((row.Value - lowest) / range * Height))}"
        );
        var titleId = $"chart-{UniqueIds.Next(ViewContext.HttpContext)}";
        return new Element("svg", "app-chart__drawing")
            .With("role", "img")
            .With("aria-labelledby", titleId)
            .With("viewBox", $"-1 -1 {Number(Width + 2)} {Number(Height + 2)}")
            .With("preserveAspectRatio", "none")
            .With("height", "10em")
            .Add(
                new Element("title").With("id", titleId).Add($"Line chart: {Caption}"),
                new Element("polyline", "app-chart__line")
                    .With("points", string.Join(' ', points))
                    .With("vector-effect", "non-scaling-stroke")
            );
    }

    private static string Number(decimal number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
