using System.Globalization;
using InnovationPipeline.UiKit.Binding;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>A date in three fields, bound by <see cref="DateInputBinder"/>.</summary>
[HtmlTargetElement("nhs-date-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsDateInput : Field
{
    private sealed record Part(string Name, string Label, string Width, string Value);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = Parts();
        var date = new Element("div", "nhsuk-date-input").With("id", FieldId).WithRest(output.Attributes);
        foreach (var part in parts)
        {
            var wrong = ErrorText is not null && IsWrong(part, parts);
            var id = $"{FieldId}-{part.Label.ToLowerInvariant()}";
            date.Add(
                new Element("div", "nhsuk-date-input__item").Add(
                    new Element("div", "nhsuk-form-group")
                        .Class("nhsuk-form-group--error", wrong)
                        .Add(
                            new Element("label", "nhsuk-label nhsuk-date-input__label").With("for", id).Add(part.Label),
                            new Element("input", "nhsuk-input")
                                .Class("nhsuk-input--error", wrong)
                                .Class($"nhsuk-input--width-{part.Width}")
                                .Class("nhsuk-date-input__input")
                                .With("id", id)
                                .With("name", part.Name)
                                .With("type", "text")
                                .With("value", part.Value.NullIfEmpty())
                                .Flag("disabled", Disabled)
                                .With("inputmode", "numeric")
                        )
                )
            );
        }
        output.Becomes(InFieldset(Group(), "group", HintElement(), ErrorElement(), date));
    }

    private protected override string FirstErrorId
    {
        get
        {
            var parts = Parts();
            return $"{FieldId}-{Array.Find(parts, part => IsWrong(part, parts))!.Label.ToLowerInvariant()}";
        }
    }

    /// <summary>A part left out is wrong; where none or all are there, the date as a whole is.</summary>
    private static bool IsWrong(Part part, Part[] parts)
    {
        var missing = parts.Count(other => other.Value.Length == 0);
        return missing is 0 or 3 || part.Value.Length == 0;
    }

    private Part[] Parts()
    {
        var date = For?.Model as DateOnly?;
        if (date == default(DateOnly))
            date = null;
        return [Of("Day", "2", date?.Day), Of("Month", "2", date?.Month), Of("Year", "4", date?.Year)];

        Part Of(string label, string width, int? stored)
        {
            var name = $"{FullName}.{label}";
            return new Part(name, label, width, (Typed(name) ?? stored?.ToString(CultureInfo.InvariantCulture) ?? "").Trim());
        }
    }
}
