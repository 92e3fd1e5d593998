using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.UiKit;

namespace InnovationPipeline.Host;

/// <summary>What the layout of every page shows: names from configuration, and the menu that this person may use.</summary>
internal sealed class PipelineShell(IConfiguration configuration, ModuleCatalogue modules, IServiceScopeFactory scopes) : IShell
{
    public async Task<Shell> For(HttpContext context)
    {
        var service = configuration["Service:Name"] ?? "InnovationPipeline";
        var organisation = configuration["Service:Organisation"] ?? "";
        var caller = context.Caller();
        if (caller.PersonId is null)
            return new Shell(service, organisation, PersonName: null, [], UnreadMessages: 0);

        await using var scope = scopes.CreateAsyncScope();
        var roles = await scope.ServiceProvider.GetRequiredService<AccessTables>().AllRoles(caller, context.RequestAborted);
        var entries = modules
            .Modules.SelectMany(m => m.Menu)
            .Where(entry => entry.Permission is null || roles.Any(role => modules.Holds(role, entry.Permission)))
            .OrderBy(entry => entry.Order)
            .ToList();
        // Of two entries, one below the other, the page is at the nearer.
        var here = entries
            .Where(entry => context.Request.Path.StartsWithSegments(entry.Href, StringComparison.Ordinal))
            .MaxBy(entry => entry.Href.Length);
        var menu = entries.Select(entry => new MenuLink(entry.Text, entry.Href, entry == here)).ToList();
        var unread = 0;
        foreach (var counter in scope.ServiceProvider.GetServices<ICountUnread>())
            unread += await counter.For(caller, context.RequestAborted);
        return new Shell(service, organisation, context.User.Identity?.Name ?? "Signed in", menu, unread);
    }
}
