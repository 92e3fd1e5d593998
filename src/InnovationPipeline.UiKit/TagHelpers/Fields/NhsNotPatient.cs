using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Lets a person say that a number in their text only looks like an NHS number; shown when the text was refused for it.</summary>
[HtmlTargetElement("nhs-not-patient", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsNotPatient : Field
{
    public const string Key = "NotPatientDetails";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Name = Key;
        if (!Sent || !ViewContext.ViewData.ModelState.ContainsKey(Key) || IsOfAnotherForm(context))
        {
            output.Becomes(null);
            return;
        }

        output.Becomes(
            Group()
                .Add(
                    ErrorElement(),
                    new Element("div", "nhsuk-checkboxes")
                        .With("data-module", "nhsuk-checkboxes")
                        .Add(
                            new Element("div", "nhsuk-checkboxes__item").Add(
                                new Element("input", "nhsuk-checkboxes__input")
                                    .With("id", FieldId)
                                    .With("name", Key)
                                    .With("type", "checkbox")
                                    .With("value", "true")
                                    .Flag("checked", ValuesOf().Contains("true", StringComparer.OrdinalIgnoreCase))
                                    .With("aria-describedby", DescribedBy()),
                                new Element("label", "nhsuk-label nhsuk-checkboxes__label")
                                    .With("for", FieldId)
                                    .Add("This is not an NHS number")
                            )
                        )
                )
        );
    }

    private bool IsOfAnotherForm(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(FormHandler), out var handler)
        && !string.Equals(
            (string)handler,
            ViewContext.HttpContext.Request.Query[FormHandler.Key].ToString(),
            StringComparison.OrdinalIgnoreCase
        );
}
