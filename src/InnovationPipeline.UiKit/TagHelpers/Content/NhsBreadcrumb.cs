using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>Where this page is; on a phone only one step back.</summary>
[HtmlTargetElement("nhs-breadcrumb")]
public sealed class NhsBreadcrumb : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = new List<NhsCrumb>();
        context.Items[typeof(NhsBreadcrumb)] = crumbs;
        await output.GetChildContentAsync();

        output.Becomes(
            crumbs.Count == 0
                ? null
                : new Element("nav", "nhsuk-breadcrumb")
                    .With("aria-label", "Breadcrumb")
                    .WithRest(output.Attributes)
                    .Add(
                        new Element("ol", "nhsuk-breadcrumb__list").Add(
                            crumbs.Select(crumb =>
                                new Element("li", "nhsuk-breadcrumb__list-item").Add(
                                    new Element("a", "nhsuk-breadcrumb__link").With("href", crumb.Href).Add(crumb.Content)
                                )
                            )
                        ),
                        new Element("a", "nhsuk-back-link").With("href", crumbs[^1].Href).Add(Html.Hidden("Back to "), crumbs[^1].Content)
                    )
        );
    }
}
