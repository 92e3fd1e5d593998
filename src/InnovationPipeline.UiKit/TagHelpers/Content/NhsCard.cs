using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>A thing among others, often a link to it.</summary>
[HtmlTargetElement("nhs-card")]
public sealed class NhsCard : TagHelper
{
    public string? Heading { get; set; }
    public int HeadingLevel { get; set; } = 2;
    public string? HeadingSize { get; set; }
    public string? Href { get; set; }
    public bool Clickable { get; set; }
    public string? Variant { get; set; }
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = NhsAction.Collect(context);
        var content = await output.Children();

        var heading = Heading is null
            ? null
            : Html.Heading(
                    HeadingLevel,
                    "nhsuk-card__heading",
                    Href is null ? Heading : new Element("a", "nhsuk-card__link").With("href", Href).Add(Heading)
                )
                .Class($"nhsuk-heading-{HeadingSize}", HeadingSize is not null);
        var chevron =
            Variant == "primary" && Clickable
                ? Html.Icon(
                    "chevron-right-circle",
                    "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-.3 5.8a1 1 0 1 0-1.5 1.4l2.9 2.8-2.9 2.8a1 1 0 0 0 1.5 1.4l3.5-3.5c.4-.4.4-1 0-1.4Z"
                )
                : null;
        var text = Text is null ? null : new Element("p", "nhsuk-card__description").Add(Text);

        var card = new Element("div", "nhsuk-card")
            .Class("nhsuk-card--clickable", Clickable)
            .Class($"nhsuk-card--{Variant}", Variant is not null)
            .WithRest(output.Attributes);
        if (actions.Count == 0)
        {
            output.Becomes(card.Add(new Element("div", "nhsuk-card__content").Add(heading, text, content, chevron)));
            return;
        }
        output.Becomes(
            card.Add(
                new Element("div", "nhsuk-card__heading-container").Add(
                    heading,
                    new Element("ul", "nhsuk-card__actions").Add(
                        actions.Select(action =>
                            new Element("li", "nhsuk-card__action").Add(action.Link(Heading is null ? null : $"({Heading})"))
                        )
                    )
                ),
                new Element("div", "nhsuk-card__content").Add(text, content, chevron)
            )
        );
    }
}
