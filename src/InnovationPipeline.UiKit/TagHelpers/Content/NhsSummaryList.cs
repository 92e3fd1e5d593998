using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>Facts, each with its name.</summary>
[HtmlTargetElement("nhs-summary-list")]
public sealed class NhsSummaryList : TagHelper
{
    public bool NoBorder { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = new List<NhsRow>();
        context.Items[typeof(NhsSummaryList)] = rows;
        await output.GetChildContentAsync();

        var anyActions = rows.Exists(row => row.Actions.Count > 0);
        output.Becomes(
            new Element("dl", "nhsuk-summary-list")
                .Class("nhsuk-summary-list--no-border", NoBorder)
                .WithRest(output.Attributes)
                .Add(rows.Select(row => row.Draw(anyActions)))
        );
    }
}
