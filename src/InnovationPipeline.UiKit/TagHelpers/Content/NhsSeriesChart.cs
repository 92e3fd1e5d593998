using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>Up to four lines over the same labels, told apart by their strokes and not by colour, with their table beneath.</summary>
[HtmlTargetElement("nhs-series-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsSeriesChart : TagHelper
{
    private const decimal Width = 100;
    private const decimal Height = 40;

    private static readonly (string Dashes, string Words)[] Strokes =
    [
        ("none", "solid line"),
        ("8 4", "dashes"),
        ("2 4", "dots"),
        ("10 4 2 4", "dashes and dots"),
    ];

    public string Caption { get; set; } = "";
    public string LabelHeader { get; set; } = "";
    public IReadOnlyList<string> Labels { get; set; } = [];
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>How a figure is read.</summary>
    public Func<decimal, string> Display { get; set; } = value => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Labels.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var figure = new Element("figure", "app-chart")
            .WithRest(output.Attributes)
            .Add(new Element("figcaption", "nhsuk-heading-s").Add(Caption));
        if (Labels.Count > 1)
            figure.Add(
                Drawing(),
                new Element("ul", "nhsuk-list nhsuk-body-s").Add(
                    Series.Select((s, i) => new Element("li").Add($"{s.Name}: {Strokes[i % Strokes.Length].Words}"))
                )
            );
        output.Becomes(figure.Add(Table()));
    }

    private Element Drawing()
    {
        var known = Series.SelectMany(s => s.Values).OfType<decimal>().DefaultIfEmpty(0).ToList();
        var (lowest, highest) = (Math.Min(0, known.Min()), Math.Max(0, known.Max()));
        var titleId = $"chart-{UniqueIds.Next(ViewContext.HttpContext)}";
        return new Element("svg", "app-chart__drawing")
            .With("role", "img")
            .With("aria-labelledby", titleId)
            .With("viewBox", $"-1 -1 {Number(Width + 2)} {Number(Height + 2)}")
            .With("preserveAspectRatio", "none")
            .With("height", "14em")
            .Add(new Element("title").With("id", titleId).Add($"Line chart: {Caption}. The figures are in the table that follows"))
            .Add(
                new Element("line", "app-chart__axis")
                    .With("x1", "0")
                    .With("x2", Number(Width))
                    .With("y1", Number(Y(0, lowest, highest)))
                    .With("y2", Number(Y(0, lowest, highest)))
                    .With("vector-effect", "non-scaling-stroke")
            )
            .Add(
                Series.Select(
                    (series, i) =>
                        new Element("polyline", "app-chart__line")
                            .With("points", string.Join(' ', Points(series, lowest, highest)))
                            .With("stroke-dasharray", Strokes[i % Strokes.Length].Dashes)
                            .With("vector-effect", "non-scaling-stroke")
                )
            );
    }

    private IEnumerable<string> Points(ChartSeries series, decimal lowest, decimal highest) =>
        series
            .Values.Select((value, i) => (value, i))
            .Where(p => p.value is not null)
            .Select(p => $"{Number(Width * p.i / (Labels.Count - 1))},{Number(Y(p.value!.Value, lowest, highest))}");

    private static decimal Y(decimal value, decimal lowest, decimal highest) =>
        highest == lowest ? Height : Height - ((value - lowest) / (highest - lowest) * Height);

    private Element Table() =>
        ChartTable.Scrolling(
            ViewContext.HttpContext,
            $"Figures: {Caption}",
            [LabelHeader, .. Series.Select(s => s.Name)],
            Labels.Select((label, i) => (label, (string?)null, Series.Select(s => s.Values[i] is { } value ? Display(value) : "None"))),
            isNumeric: true
        );

    private static string Number(decimal number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
