using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A table of figures, and bars drawn from the same rows. The caption says what the figures show.</summary>
[HtmlTargetElement("nhs-bar-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsBarChart : TagHelper
{
    // In em: the text's size is the page's to choose.
    private const decimal LineHeight = 1.4m;
    private const decimal BarHeight = 1.5m;
    private const decimal Gap = 1;
    private const int LettersPerLine = 34;

    public string Caption { get; set; } = "";
    public IReadOnlyList<ChartRow> Rows { get; set; } = [];

    /// <summary>The table's last row, which has no bar.</summary>
    public ChartRow? Total { get; set; }
    public string LabelHeader { get; set; } = "";
    public string ValueHeader { get; set; } = "";

    /// <summary>The figures stand in a table just above: only the bars are drawn.</summary>
    public bool FollowsTable { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            new Element("figure", "app-chart")
                .WithRest(output.Attributes)
                .Add(
                    FollowsTable
                        ? new Element("figcaption", "nhsuk-heading-s").Add(Caption)
                        : ChartTable.Of(Caption, LabelHeader, ValueHeader, Total is null ? Rows : Rows.Append(Total)),
                    Rows.Count == 0 ? null : Drawing()
                )
        );

    private Element Drawing()
    {
        var lowest = Math.Min(0, Rows.Min(row => row.Value));
        var highest = Math.Max(0, Rows.Max(row => row.Value));
        var range = highest - lowest;
        var zero = range == 0 ? 0 : -lowest / range * 100;

        var titleId = $"chart-{UniqueIds.Next(ViewContext.HttpContext)}";
        var drawing = new Element("svg", "app-chart__drawing")
            .With("role", "img")
            .With("aria-labelledby", titleId)
            .Add(
                new Element("title")
                    .With("id", titleId)
                    .Add($"Bar chart: {Caption}{(FollowsTable ? ". The figures are in the table above" : "")}")
            );

        var y = 0m;
        foreach (var row in Rows)
        {
            var lines = Lines(row.Label).ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                y += LineHeight;
                var text = new Element("text").With("x", "0").With("y", Em(y - 0.4m)).Add(lines[i]);
                if (i == lines.Count - 1)
                    text.Add(" ", new Element("tspan", "app-chart__figure").Add(row.Display));
                drawing.Add(text);
            }
            var width = range == 0 ? 0 : Math.Abs(row.Value) / range * 100;
            drawing.Add(
                new Element("rect", "app-chart__bar")
                    .With("x", Number(row.Value < 0 ? zero - width : zero) + "%")
                    .With("y", Em(y))
                    .With("width", Number(width) + "%")
                    .With("height", Em(BarHeight))
            );
            if (lowest < 0)
            {
                drawing.Add(
                    new Element("line", "app-chart__axis")
                        .With("x1", Number(zero) + "%")
                        .With("x2", Number(zero) + "%")
                        .With("y1", Em(y))
                        .With("y2", Em(y + BarHeight))
                );
            }
            y += BarHeight + Gap;
        }
        return drawing.With("width", "100%").With("height", Em(y));
    }

    /// <summary>SVG does not break lines; a phone has room for about this many letters.</summary>
    internal static IEnumerable<string> Lines(string label)
    {
        var line = "";
        foreach (var word in label.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > LettersPerLine)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }
        yield return line;
    }

    private static string Em(decimal number) => Number(number) + "em";

    private static string Number(decimal number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
