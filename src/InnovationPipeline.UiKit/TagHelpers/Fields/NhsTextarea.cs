using System.Globalization;
using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>Longer text, counted when it has a limit; counting never stops anyone from typing.</summary>
[HtmlTargetElement("nhs-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsTextarea : Field
{
    public string? Value { get; set; }
    public int Rows { get; set; } = 5;
    public int? MaxLength { get; set; }
    public int? MaxWords { get; set; }
    public int? Threshold { get; set; }
    public string? Spellcheck { get; set; }
    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var limit = MaxWords ?? MaxLength;
        var infoId = limit is null ? null : FieldId + "-info";
        var text = Value ?? ValueOf();

        var textarea = new Element("textarea", "nhsuk-textarea")
            .Class("nhsuk-textarea--error", ErrorText is not null)
            .Class("nhsuk-js-character-count", limit is not null)
            .With("id", FieldId)
            .With("name", FullName)
            .With("rows", Number(Rows))
            .With("spellcheck", Spellcheck)
            .Flag("disabled", Disabled)
            .With("aria-describedby", DescribedBy(infoId))
            .With("autocomplete", Autocomplete)
            .WithRest(output.Attributes)
            // A browser drops the first line break in a textarea; this one is that.
            .Add(text is not null && text.StartsWith('\n') ? "\n" + text : text);

        var group = Group(limit is null ? null : "nhsuk-character-count").Add(LabelElement(), HintElement(), ErrorElement(), textarea);
        if (limit is not null)
        {
            group
                .With("data-module", "nhsuk-character-count")
                .With("data-maxlength", Number(limit.Value))
                .With("data-count-type", MaxWords is null ? null : "words")
                .With("data-threshold", Threshold is null ? null : Number(Threshold.Value))
                .Add(
                    new Element("div", "nhsuk-hint nhsuk-character-count__message")
                        .With("id", infoId)
                        .Add(
                            $"You can enter up to {limit.Value.ToString("N0", CultureInfo.InvariantCulture)} {(MaxWords is null ? "characters" : "words")}"
                        )
                );
        }
        output.Becomes(group);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
