using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace InnovationPipeline.Tests.UiKit;

/// <summary>A helper with what an author would write inside it: markup as text, or more helpers.</summary>
internal sealed record Written(TagHelper Helper, params object[] Content);

/// <summary>Runs tag helpers the way a page does.</summary>
internal sealed class Drawing
{
    private sealed class KeepsNothing : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>(StringComparer.Ordinal);

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) { }
    }

    private readonly EmptyModelMetadataProvider _metadata = new();

    public Drawing()
    {
        var http = new DefaultHttpContext();
        var state = new ModelStateDictionary();
        View = new ViewContext(
            new ActionContext(http, new RouteData(), new ActionDescriptor(), state),
            new NoView(),
            new ViewDataDictionary(_metadata, state),
            new TempDataDictionary(http, new KeepsNothing()),
            TextWriter.Null,
            new HtmlHelperOptions()
        );
    }

    public ViewContext View { get; }
    public ModelStateDictionary State => View.ViewData.ModelState;

    public ModelExpression For<T>(string name, T? value) => new(name, _metadata.GetModelExplorerForType(typeof(T), value));

    public async Task<string> Draw(params Written[] page)
    {
        // All are run before any is written, as on a page.
        var content = new List<IHtmlContent>();
        foreach (var written in page)
            content.Add(await Run(written, new Dictionary<object, object>()));
        await using var writer = new StringWriter();
        foreach (var part in content)
            part.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private async Task<TagHelperOutput> Run(Written written, IDictionary<object, object> items)
    {
        var own = new Dictionary<object, object>(items);
        var context = new TagHelperContext("nhs-x", [], own, "id");
        var output = new TagHelperOutput(
            "nhs-x",
            [],
            async (_, _) =>
            {
                var content = new DefaultTagHelperContent();
                foreach (var part in written.Content)
                {
                    if (part is Written inner)
                        content.AppendHtml(await Run(inner, own));
                    else
                        content.AppendHtml((string)part);
                }
                return content;
            }
        );
        written.Helper.GetType().GetProperty("ViewContext")?.SetValue(written.Helper, View);
        written.Helper.Init(context);
        await written.Helper.ProcessAsync(context, output);
        return output;
    }

    private sealed class NoView : Microsoft.AspNetCore.Mvc.ViewEngines.IView
    {
        public string Path => "";

        public Task RenderAsync(ViewContext context) => Task.CompletedTask;
    }
}
