using Microsoft.AspNetCore.Http;

namespace InnovationPipeline.UiKit.TagHelpers.Fields;

/// <summary>
/// The fields of this response in page order, each with the id an error must link to. Fields put themselves on the list; the error summary
/// stands above them but is written last, when the list is whole.
/// </summary>
internal sealed class FieldIds
{
    private readonly List<(string Name, string Id)> _fields = [];

    public IReadOnlyList<(string Name, string Id)> InPageOrder => _fields;

    public void Add(string name, string id)
    {
        if (!_fields.Exists(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)))
            _fields.Add((name, id));
    }

    public static FieldIds Of(HttpContext context)
    {
        if (context.Items[typeof(FieldIds)] is FieldIds known)
            return known;
        var made = new FieldIds();
        context.Items[typeof(FieldIds)] = made;
        return made;
    }
}
