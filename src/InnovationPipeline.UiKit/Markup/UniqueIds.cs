using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace InnovationPipeline.UiKit.Markup;

/// <summary>Numbers for ids the author of a page never sees, counted within the response so that a page fetched twice is the same text.</summary>
internal static class UniqueIds
{
    public static string Next(HttpContext context)
    {
        var next = context.Items[typeof(UniqueIds)] is int last ? last + 1 : 1;
        context.Items[typeof(UniqueIds)] = next;
        return next.ToString(CultureInfo.InvariantCulture);
    }
}
