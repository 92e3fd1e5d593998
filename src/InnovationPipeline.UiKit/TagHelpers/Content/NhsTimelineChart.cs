using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>What was promised, is expected and has come about, a line for each, told apart by shape and not by colour, with their table beneath.</summary>
[HtmlTargetElement("nhs-timeline-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsTimelineChart : TagHelper
{
    // In em: the text's size is the page's to choose.
    private const decimal LineHeight = 1.4m;
    private const decimal Middle = 0.8m;
    private const decimal RowHeight = 2.4m;

    public string Caption { get; set; } = "";
    public string LabelHeader { get; set; } = "";
    public IReadOnlyList<TimelineRow> Rows { get; set; } = [];

    /// <summary>Drawn across every row.</summary>
    public DateOnly? Today { get; set; }

    /// <summary>How a day is read.</summary>
    public Func<DateOnly, string> Display { get; set; } = day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var shapes = new List<string> { "Promised: ring", "Expected: disc", "Reached: square" };
        if (Today is { } today)
            shapes.Add($"Today, {Display(today)}: dashes");
        output.Becomes(
            new Element("figure", "app-chart")
                .WithRest(output.Attributes)
                .Add(
                    new Element("figcaption", "nhsuk-heading-s").Add(Caption),
                    Drawing(),
                    new Element("ul", "nhsuk-list nhsuk-body-s").Add(shapes.Select(s => new Element("li").Add(s))),
                    Table()
                )
        );
    }

    private Element Drawing()
    {
        var days = Rows.SelectMany(r => new[] { r.Promised, r.Expected, r.Reached ?? r.Expected }).ToList();
        if (Today is { } now)
            days.Add(now);
        var (first, last) = (days.Min().DayNumber, days.Max().DayNumber);
        // A shape at either end is drawn whole.
        string At(DateOnly day) => Number(first == last ? 50 : 3 + (94m * (day.DayNumber - first) / (last - first))) + "%";

        var titleId = $"chart-{UniqueIds.Next(ViewContext.HttpContext)}";
        var drawing = new Element("svg", "app-chart__drawing")
            .With("role", "img")
            .With("aria-labelledby", titleId)
            .Add(new Element("title").With("id", titleId).Add($"Timeline: {Caption}. The dates are in the table that follows"));
        var y = 0m;
        foreach (var row in Rows)
        {
            foreach (var line in NhsBarChart.Lines(row.Label))
            {
                y += LineHeight;
                drawing.Add(new Element("text").With("x", "0").With("y", Em(y - 0.4m)).Add(line));
            }
            var middle = Em(y + Middle);
            drawing.Add(
                Line(At(row.Promised), At(row.Reached ?? row.Expected), middle, middle),
                Circle("app-chart__open", At(row.Promised), middle, "0.6em"),
                row.Reached is { } reached ? Square(At(reached), y) : Circle("app-chart__bar", At(row.Expected), middle, "0.4em")
            );
            // Beside the words, not through them.
            if (Today is { } today)
                drawing.Add(Line(At(today), At(today), Em(y), Em(y + (2 * Middle))).With("stroke-dasharray", "4 4"));
            y += RowHeight;
        }
        return drawing.With("width", "100%").With("height", Em(y));
    }

    private static Element Line(string x1, string x2, string y1, string y2) =>
        new Element("line", "app-chart__axis").With("x1", x1).With("x2", x2).With("y1", y1).With("y2", y2);

    private static Element Circle(string kind, string x, string y, string radius) =>
        new Element("circle", kind).With("cx", x).With("cy", y).With("r", radius);

    /// <summary>A nested drawing puts its middle, not its corner, at the day.</summary>
    private static Element Square(string x, decimal y) =>
        new Element("svg")
            .With("x", x)
            .With("y", Em(y + Middle))
            .With("overflow", "visible")
            .Add(
                new Element("rect", "app-chart__bar")
                    .With("x", "-0.45em")
                    .With("y", "-0.45em")
                    .With("width", "0.9em")
                    .With("height", "0.9em")
            );

    private Element Table() =>
        ChartTable.Scrolling(
            ViewContext.HttpContext,
            $"Dates: {Caption}",
            [LabelHeader, "Promised", "Expected", "Reached", "Slip"],
            Rows.Select(row =>
                (
                    row.Label,
                    row.Href,
                    (IEnumerable<string>)
                        [Display(row.Promised), Display(row.Expected), row.Reached is { } on ? Display(on) : "Not yet", row.Slip]
                )
            )
        );

    private static string Em(decimal number) => Number(number) + "em";

    private static string Number(decimal number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
