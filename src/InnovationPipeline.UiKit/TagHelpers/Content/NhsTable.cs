using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A table; its caption says what it shows.</summary>
[HtmlTargetElement("nhs-table")]
public sealed class NhsTable : TagHelper
{
    internal sealed record Column(string Text, bool Numeric);

    internal sealed class Parts(bool responsive)
    {
        public bool Responsive { get; } = responsive;
        public List<Column> Columns { get; } = [];
        public Element? Head { get; set; }
        public Element Body { get; } = new("tbody", "nhsuk-table__body");
    }

    public string Caption { get; set; } = "";
    public string CaptionSize { get; set; } = "m";
    public bool CaptionHidden { get; set; }
    public bool Responsive { get; set; }
    public bool Scroll { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new Parts(Responsive);
        context.Items[typeof(NhsTable)] = parts;
        await output.GetChildContentAsync();

        var captionId = Scroll ? $"table-{UniqueIds.Next(ViewContext.HttpContext)}-caption" : null;
        var table = new Element("table", "nhsuk-table")
            .Class("nhsuk-table--responsive", Responsive)
            .With("role", Responsive ? "table" : null)
            .WithRest(output.Attributes)
            .Add(
                Caption.Length == 0
                    ? null
                    : new Element("caption", "nhsuk-table__caption")
                        .Class(CaptionHidden ? "nhsuk-u-visually-hidden" : $"nhsuk-table__caption--{CaptionSize}")
                        .With("id", captionId)
                        .Add(Caption),
                parts.Head,
                parts.Body
            );

        output.Becomes(
            !Scroll
                ? table
                : new Element("div", "nhsuk-scroll")
                    .With("data-module", "nhsuk-scroll")
                    .Add(new Element("div", "nhsuk-scroll__content").With("role", "region").With("aria-labelledby", captionId).Add(table))
        );
    }

    internal static Parts Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(NhsTable), out var found) && found is Parts parts
            ? parts
            : throw new InvalidOperationException("nhs-head, nhs-tr, nhs-th and nhs-td belong in nhs-table");
}
