using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A fact of a summary list.</summary>
[HtmlTargetElement("nhs-row")]
public sealed class NhsRow : TagHelper
{
    public string Key { get; set; } = "";

    internal IHtmlContent? Content { get; private set; }
    internal IReadOnlyList<NhsAction> Actions { get; private set; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = NhsAction.Collect(context);
        Content = await output.Children();
        Actions = actions;
        if (context.Items.TryGetValue(typeof(NhsSummaryList), out var found) && found is List<NhsRow> rows)
            rows.Add(this);
        output.Becomes(null);
    }

    internal Element Draw(bool othersHaveActions) =>
        new Element("div", "nhsuk-summary-list__row")
            .Class("nhsuk-summary-list__row--no-actions", othersHaveActions && Actions.Count == 0)
            .Add(
                new Element("dt", "nhsuk-summary-list__key").Add(Key),
                new Element("dd", "nhsuk-summary-list__value").Add(Content),
                Actions.Count switch
                {
                    0 => null,
                    1 => new Element("dd", "nhsuk-summary-list__actions").Add(Actions[0].Link()),
                    _ => new Element("dd", "nhsuk-summary-list__actions").Add(
                        new Element("ul", "nhsuk-summary-list__actions-list").Add(
                            Actions.Select(action => new Element("li", "nhsuk-summary-list__actions-list-item").Add(action.Link()))
                        )
                    ),
                }
            );
}
