using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>Numbered pages; nothing when there is only one.</summary>
[HtmlTargetElement("nhs-pagination")]
public sealed class NhsPagination : TagHelper
{
    public int Page { get; set; } = 1;
    public int Pages { get; set; } = 1;

    /// <summary>Not `page`: Razor Pages keeps that name for itself.</summary>
    public string Name { get; set; } = "p";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.Becomes(null);
            return;
        }

        var list = new Element("ul", "nhsuk-pagination__list");
        var last = 0;
        foreach (var number in Shown())
        {
            if (number > last + 1)
                list.Add(new Element("li", "nhsuk-pagination__item nhsuk-pagination__item--ellipsis").Add("⋯"));
            var current = number == Page;
            list.Add(
                new Element("li", "nhsuk-pagination__item")
                    .Class("nhsuk-pagination__item--current", current)
                    .Add(
                        new Element("a", "nhsuk-pagination__link")
                            .With("href", Address(number))
                            .With("aria-label", $"Page {number}")
                            .With("aria-current", current ? "page" : null)
                            .Add(number)
                    )
            );
            last = number;
        }

        output.Becomes(
            new Element("nav", "nhsuk-pagination nhsuk-pagination--numbered")
                .With("role", "navigation")
                .With("aria-label", "Pagination")
                .WithRest(output.Attributes)
                .Add(
                    Page <= 1
                        ? null
                        : new Element("a", "nhsuk-pagination__previous")
                            .With("href", Address(Page - 1))
                            .With("rel", "prev")
                            .Add(
                                Html.Icon(
                                    "arrow-left",
                                    "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z"
                                ),
                                Title("Previous")
                            ),
                    list,
                    Page >= Pages
                        ? null
                        : new Element("a", "nhsuk-pagination__next")
                            .With("href", Address(Page + 1))
                            .With("rel", "next")
                            .Add(
                                Title("Next"),
                                Html.Icon(
                                    "arrow-right",
                                    "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z"
                                )
                            )
                )
        );
    }

    private IEnumerable<int> Shown()
    {
        for (var number = 1; number <= Pages; number++)
        {
            if (number == 1 || number == Pages || Math.Abs(number - Page) <= 2)
                yield return number;
        }
    }

    private static Element Title(string text) => new Element("span", "nhsuk-pagination__title").Add(text, Html.Hidden(" page"));

    private string Address(int number) =>
        ViewContext.HttpContext.Request.With(Name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
