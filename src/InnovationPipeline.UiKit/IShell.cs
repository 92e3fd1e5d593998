using Microsoft.AspNetCore.Http;

namespace InnovationPipeline.UiKit;

/// <summary>Tells the layout whose page this is and where they can go.</summary>
public interface IShell
{
    Task<Shell> For(HttpContext context);
}

public sealed record Shell(
    string ServiceName,
    string OrganisationName,
    string? PersonName,
    IReadOnlyList<MenuLink> Menu,
    int UnreadMessages
);

public sealed record MenuLink(string Text, string Href, bool Current);
