using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>One of a list.</summary>
[HtmlTargetElement("nhs-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsSelect : Field
{
    [HtmlAttributeName("asp-items")]
    public IEnumerable<SelectListItem>? Items { get; set; }

    public string? Value { get; set; }
    public string? Empty { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        IReadOnlyList<string> chosen = Value is null ? ValuesOf() : [Value];
        var select = new Element("select", "nhsuk-select")
            .Class("nhsuk-select--error", ErrorText is not null)
            .With("id", FieldId)
            .With("name", FullName)
            .Flag("disabled", Disabled)
            .With("aria-describedby", DescribedBy())
            .WithRest(output.Attributes);

        if (Empty is not null)
            select.Add(new Element("option").With("value", "").Add(Empty));
        foreach (var item in Items ?? [])
        {
            var value = item.Value ?? item.Text;
            select.Add(
                new Element("option")
                    .With("value", value)
                    .Flag("selected", chosen.Count == 0 ? item.Selected : chosen.Contains(value, StringComparer.OrdinalIgnoreCase))
                    .Flag("disabled", item.Disabled)
                    .Add(item.Text)
            );
        }
        output.Becomes(Group().Add(LabelElement(), HintElement(), ErrorElement(), select));
    }
}
