using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>One task of a list.</summary>
[HtmlTargetElement("nhs-task")]
public sealed class NhsTask : TagHelper
{
    private sealed record Look(string? Colour, bool Plain, string? Extra);

    private static readonly Dictionary<string, Look> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Completed"] = new(null, Plain: true, "nhsuk-u-font-weight-normal"),
        ["Incomplete"] = new("blue", Plain: false, null),
        ["Not yet started"] = new("blue", Plain: false, null),
        ["In progress"] = new("white", Plain: false, null),
        ["Cannot start yet"] = new(null, Plain: true, "nhsuk-u-font-weight-normal nhsuk-u-secondary-text-colour"),
        ["There is a problem"] = new("red", Plain: false, null),
    };

    public string? Href { get; set; }
    public string? Status { get; set; }
    public string? Colour { get; set; }
    public string? Hint { get; set; }

    internal IHtmlContent? Content { get; private set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Content = await output.Children();
        if (context.Items.TryGetValue(typeof(NhsTaskList), out var found) && found is List<NhsTask> tasks)
            tasks.Add(this);
        output.Becomes(null);
    }

    internal Element Draw(string id)
    {
        var hintId = Hint is null ? null : id + "-hint";
        var statusId = Status is null ? null : id + "-status";
        var describedBy = string.Join(' ', new[] { hintId, statusId }.OfType<string>()).NullIfEmpty();
        return new Element("li", "nhsuk-task-list__item")
            .Class("nhsuk-task-list__item--with-link", Href is not null)
            .Add(
                new Element("div", "nhsuk-task-list__name-and-hint").Add(
                    Href is null
                        ? new Element("div").Add(Content)
                        : new Element("a", "nhsuk-task-list__link nhsuk-link")
                            .With("href", Href)
                            .With("aria-describedby", describedBy)
                            .Add(Content),
                    Hint is null ? null : new Element("div", "nhsuk-task-list__hint").With("id", hintId).Add(Hint)
                ),
                Status is null ? null : new Element("div", "nhsuk-task-list__status").With("id", statusId).Add(StatusTag(Status))
            );
    }

    private Element StatusTag(string status)
    {
        if (Colour is not null || !Known.TryGetValue(status, out var look))
            return NhsTag.Of(status, Colour, plain: false);
        return NhsTag.Of(status, look.Colour, look.Plain).Class(look.Extra);
    }
}
