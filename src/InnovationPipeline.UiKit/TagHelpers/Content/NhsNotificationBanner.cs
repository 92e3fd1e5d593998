using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>What has just been done, or what everyone must know now.</summary>
[HtmlTargetElement("nhs-notification-banner")]
public sealed class NhsNotificationBanner : TagHelper
{
    public string? Text { get; set; }
    public string? Heading { get; set; }
    public string? TitleText { get; set; }
    public string? Variant { get; set; }
    public bool FromTempData { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = FromTempData ? ViewContext.TempData[PageKeys.Success] as string : Text;
        var content = await output.Children();
        if (text is null && Heading is null && content is null)
        {
            output.Becomes(null);
            return;
        }

        var success = FromTempData || Variant == "success";
        // The layout's own banner and one of the page may stand together: an id is used once.
        var titleId = FromTempData ? "nhsuk-notification-banner-success-title" : "nhsuk-notification-banner-title";
        output.Becomes(
            new Element("div", "nhsuk-notification-banner")
                .Class("nhsuk-notification-banner--success", success)
                .With("data-module", "nhsuk-notification-banner")
                .With("role", success ? "alert" : "region")
                .With("aria-labelledby", titleId)
                .WithRest(output.Attributes)
                .Add(
                    new Element("div", "nhsuk-notification-banner__header").Add(
                        new Element("h2", "nhsuk-notification-banner__title")
                            .With("id", titleId)
                            .Add(TitleText ?? (success ? "Success" : "Important"))
                    ),
                    new Element("div", "nhsuk-notification-banner__content").Add(
                        Heading is null ? null : new Element("h3", "nhsuk-notification-banner__heading").Add(Heading),
                        text is null ? null : new Element("p", "nhsuk-notification-banner__heading").Add(text),
                        content
                    )
                )
        );
    }
}
