using InnovationPipeline.UiKit.Markup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace InnovationPipeline.UiKit.TagHelpers.Content;

/// <summary>What has to be done, in what state each is.</summary>
[HtmlTargetElement("nhs-task-list")]
public sealed class NhsTaskList : TagHelper
{
    public string Id { get; set; } = "task-list";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var tasks = new List<NhsTask>();
        context.Items[typeof(NhsTaskList)] = tasks;
        await output.GetChildContentAsync();
        output.Becomes(
            new Element("ul", "nhsuk-task-list")
                .WithRest(output.Attributes)
                .Add(tasks.Select((task, index) => task.Draw($"{Id}-{index + 1}")))
        );
    }
}
