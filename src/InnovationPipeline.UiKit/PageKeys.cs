namespace InnovationPipeline.UiKit;

/// <summary>The names under which pages and layouts pass things on.</summary>
public static class PageKeys
{
    /// <summary>ViewData: the page's title, without the service's name.</summary>
    public const string Title = "Title";

    /// <summary>TempData: what has just been done, shown once after the redirect.</summary>
    public const string Success = "Success";
}
