using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace InnovationPipeline.UiKit.Markup;

internal static class Addresses
{
    /// <summary>The address asked for, from its path on, with one value of its query in place of what it had; none takes it out.</summary>
    public static string With(this HttpRequest request, string key, string? value)
    {
        var query = new QueryBuilder(
            request
                .Query.Where(pair => !string.Equals(pair.Key, key, StringComparison.OrdinalIgnoreCase))
                .SelectMany(pair => pair.Value, (pair, kept) => KeyValuePair.Create(pair.Key, kept ?? ""))
        );
        if (value is not null)
            query.Add(key, value);
        return request.PathBase + request.Path + query.ToQueryString();
    }
}
