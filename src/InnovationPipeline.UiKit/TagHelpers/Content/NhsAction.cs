using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A link of a summary row or a card.</summary>
[HtmlTargetElement("nhs-action")]
public sealed class NhsAction : TagHelper
{
    public string Href { get; set; } = "";
    public string? HiddenText { get; set; }

    internal IHtmlContent? Content { get; private set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Content = await output.Children();
        if (context.Items.TryGetValue(typeof(NhsAction), out var found) && found is List<NhsAction> actions)
            actions.Add(this);
        output.Becomes(null);
    }

    /// <summary>Every <c>nhs-action</c> inside this element, up to the next element that collects its own.</summary>
    internal static List<NhsAction> Collect(TagHelperContext context)
    {
        var actions = new List<NhsAction>();
        context.Items[typeof(NhsAction)] = actions;
        return actions;
    }

    internal Element Link(string? otherwise = null) =>
        new Element("a", "nhsuk-link")
            .With("href", Href)
            .Add(Content, (HiddenText ?? otherwise) is { } hidden ? Html.Hidden(" " + hidden) : null);
}
