using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>A file; its form needs `enctype="multipart/form-data"`.</summary>
[HtmlTargetElement("nhs-file-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsFileUpload : Field
{
    public string? Accept { get; set; }
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Becomes(
            Group("nhsuk-file-upload")
                .With("data-module", "nhsuk-file-upload")
                .Add(
                    LabelElement(),
                    HintElement(),
                    ErrorElement(),
                    new Element("input", "nhsuk-file-upload__input")
                        .With("id", FieldId)
                        .With("name", FullName)
                        .With("type", "file")
                        .With("accept", Accept)
                        .Flag("multiple", Multiple)
                        .Flag("disabled", Disabled)
                        .With("aria-describedby", DescribedBy())
                        .WithRest(output.Attributes)
                )
        );
}
