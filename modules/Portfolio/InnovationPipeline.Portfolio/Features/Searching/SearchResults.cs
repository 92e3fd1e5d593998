using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Search;

namespace InnovationPipeline.Portfolio.Features.Searching;

internal sealed record SearchResult(string Kind, string Title, string Excerpt, string Url);

/// <summary>One page of what was found; the whole number is not counted, only whether there is more.</summary>
internal sealed record ResultsPage(IReadOnlyList<SearchResult> Results, bool HasMore);

[ForSignedIn("only what the asker may see is found")]
internal sealed record SearchResults(string? Text, int Page) : IQuery<ResultsPage>;

internal sealed class SearchResultsHandler(SearchIndex index, ICaller caller) : IQueryHandler<SearchResults, ResultsPage>
{
    private const int Rows = 25;
    private const int LongestText = 200;
    private const int LongestExcerpt = 240;

    public async Task<ResultsPage> Handle(SearchResults query, CancellationToken ct)
    {
        var text = (query.Text ?? "").Trim();
        if (text.Length > LongestText)
            text = text[..LongestText];
        var page = Math.Clamp(query.Page, 1, 1000);
        var found = await index.Find(caller, text, (page - 1) * Rows, Rows + 1, ct);
        return new([.. found.Take(Rows).Select(f => new SearchResult(f.Kind, f.Title, Excerpt(f.Body), f.Url))], found.Count > Rows);
    }

    private static string Excerpt(string body) =>
        body.Length <= LongestExcerpt ? body : body[..body.LastIndexOf(' ', LongestExcerpt - 1)] + "…";
}
