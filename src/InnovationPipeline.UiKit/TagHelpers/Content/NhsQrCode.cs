using System.Globalization;
using System.Text;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>An address to be read by a phone's camera; the address stands beside it in letters too.</summary>
[HtmlTargetElement("nhs-qr-code", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsQrCode : TagHelper
{
    public string Address { get; set; } = "";

    /// <summary>What the code leads to, for who cannot see it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count.ToString(CultureInfo.InvariantCulture);
        output.Becomes(
            new Element("svg", "app-qr-code")
                .With("viewBox", $"0 0 {size} {size}")
                .With("role", "img")
                .With("aria-label", Label)
                .WithRest(output.Attributes)
                .Add(
                    new Element("rect", "app-qr-code__paper").With("width", size).With("height", size),
                    new Element("path", "app-qr-code__ink").With("d", Path(code))
                )
        );
    }

    /// <summary>One stroke for each run of dark modules in a row.</summary>
    private static string Path(QRCodeData code)
    {
        var path = new StringBuilder();
        foreach (var (y, row) in code.ModuleMatrix.Index())
            for (var x = 0; x < row.Count; x++)
            {
                if (!row[x])
                    continue;
                var from = x;
                while (x + 1 < row.Count && row[x + 1])
                    x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1h-{x - from + 1}z");
            }
        return path.ToString();
    }
}
