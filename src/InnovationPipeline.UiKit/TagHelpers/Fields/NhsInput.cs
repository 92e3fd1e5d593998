using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>One line of text.</summary>
[HtmlTargetElement("nhs-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsInput : Field
{
    public string Type { get; set; } = "text";
    public string? Value { get; set; }
    public string? Width { get; set; }
    public string? MaxWidth { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public string? Spellcheck { get; set; }
    public bool Code { get; set; }
    public string? Format { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = new Element("input", "nhsuk-input")
            .Class("nhsuk-input--code", Code)
            .Class("nhsuk-input--error", ErrorText is not null)
            .Class($"nhsuk-input--width-{Width}", Width is not null)
            .Class($"nhsuk-u-width-{MaxWidth}", MaxWidth is not null)
            .With("id", FieldId)
            .With("name", FullName)
            .With("type", Type)
            .With("spellcheck", Spellcheck)
            // A password is typed again, never sent back.
            .With("value", Type == "password" ? null : Value ?? ValueOf(Format).NullIfEmpty())
            .Flag("disabled", Disabled)
            .With("aria-describedby", DescribedBy())
            .With("autocomplete", Autocomplete)
            .With("inputmode", Inputmode)
            .WithRest(output.Attributes);

        var control =
            Prefix is null && Suffix is null
                ? input
                : new Element("div", "nhsuk-input-wrapper").Add(Affix("prefix", Prefix), input, Affix("suffix", Suffix));

        output.Becomes(Group().Add(LabelElement(), HintElement(), ErrorElement(), control));
    }

    private static Element? Affix(string kind, string? text) =>
        text is null ? null : new Element("div", $"nhsuk-input-wrapper__{kind}").With("aria-hidden", "true").Add(text);
}
