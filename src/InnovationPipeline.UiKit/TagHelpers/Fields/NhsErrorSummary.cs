using System.Text.Encodings.Web;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Every error of the page in the order of its fields, each with a link to its field.</summary>
[HtmlTargetElement("nhs-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsErrorSummary : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(ViewContext.ViewData.ModelState.ErrorCount == 0 ? null : new WrittenLast(ViewContext));

    /// <summary>Razor keeps content as objects until the whole page has run: by then every field has said its id.</summary>
    private sealed class WrittenLast(ViewContext view) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) =>
            new Element("div", "nhsuk-error-summary")
                .With("data-module", "nhsuk-error-summary")
                .Add(
                    new Element("div")
                        .With("role", "alert")
                        .Add(
                            new Element("h2", "nhsuk-error-summary__heading").Add("There is a problem"),
                            new Element("div", "nhsuk-error-summary__body").Add(
                                new Element("ul", "nhsuk-list nhsuk-error-summary__list").Add(Errors())
                            )
                        )
                )
                .WriteTo(writer, encoder);

        private IEnumerable<Element> Errors()
        {
            var fields = FieldIds.Of(view.HttpContext).InPageOrder;
            var state = view.ViewData.ModelState;

            foreach (var (name, id) in fields)
            {
                if (!state.TryGetValue(name, out var entry) || entry.Errors.Count == 0)
                    continue;
                yield return new Element("li").Add(new Element("a").With("href", "#" + id).Add(Text(name, entry.Errors[0].ErrorMessage)));
            }
            foreach (var (name, entry) in state)
            {
                if (fields.Any(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)))
                    continue;
                foreach (var error in entry.Errors)
                    yield return new Element("li").Add(Text(name, error.ErrorMessage));
            }
        }

        private static string Text(string name, string message) =>
            message.NullIfEmpty() ?? $"{Words.Sentence(name.Length == 0 ? "Form" : name[(name.LastIndexOf('.') + 1)..])} is not valid";
    }
}
