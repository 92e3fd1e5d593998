using InnovationPipeline.Platform.Data;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Platform.Modules;

/// <summary>What a module says of itself; everything else is found by a scan of its assembly.</summary>
public abstract class Module
{
    public string Name => ModuleCatalogue.ModuleOf(GetType());

    /// <summary>The module's database, or none.</summary>
    public virtual Type? Db => null;

    /// <summary>What each role may do here.</summary>
    public virtual IReadOnlyDictionary<string, string[]> Roles => new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Entries of the main menu, each shown to those who hold its permission anywhere.</summary>
    public virtual IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>What screens may watch, each with the permission that watching needs in its scope.</summary>
    public virtual IReadOnlyList<LiveTopic> Topics => [];

    public virtual void AddServices(IServiceCollection services, IConfiguration configuration) { }
}

/// <summary>One entry of the main menu. No permission: for everyone signed in.</summary>
public sealed record MenuEntry(int Order, string Text, string Href, string? Permission);

/// <summary>A kind of change that screens may watch: "group-board" of one scope.</summary>
public sealed record LiveTopic(string Name, string Permission);
