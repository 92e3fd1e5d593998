namespace InnovationPipeline.Platform.Search;

/// <summary>What can be found, and the permission in its scope that the asker needs to see it.</summary>
public sealed class SearchDocument(Guid id, string kind, Guid scopeId, string permission, string title, string body, string url)
{
    public Guid Id { get; private set; } = id;

    /// <summary>In the words of the product, for example "Idea".</summary>
    public string Kind { get; private set; } = kind;
    public Guid ScopeId { get; private set; } = scopeId;
    public string Permission { get; private set; } = permission;
    public string Title { get; private set; } = title;
    public string Body { get; private set; } = body;
    public string Url { get; private set; } = url;

    internal void Replace(SearchDocument by) =>
        (Kind, ScopeId, Permission, Title, Body, Url) = (by.Kind, by.ScopeId, by.Permission, by.Title, by.Body, by.Url);
}
