using System.Reflection;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.UiKit;

namespace InnovationPipeline.Architecture.Tests;

/// <summary>The modules as they are compiled.</summary>
internal static class House
{
    /// <summary>The one way: a module may use the Contracts of those before it.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "Identity",
        "Challenges",
        "Events",
        "Ideation",
        "Voting",
        "Development",
        "Portfolio",
        "Notifications",
    ];

    public static readonly ModuleCatalogue Catalogue = new(Host.Modules.All);

    public static IEnumerable<Assembly> ModuleAssemblies => Host.Modules.All.Select(m => m.GetType().Assembly);

    public static IEnumerable<Assembly> ContractAssemblies => Catalogue.ContractTypes.Select(t => t.Assembly).Distinct();

    public static IEnumerable<Assembly> All =>
        [typeof(Aggregate).Assembly, typeof(ModuleDb).Assembly, typeof(SlicePage).Assembly, .. ContractAssemblies, .. ModuleAssemblies];
}
