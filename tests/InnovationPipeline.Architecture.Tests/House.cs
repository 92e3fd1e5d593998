using System.Reflection;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.UiKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>The tables of each module's own schema; no database is asked.</summary>
    public static readonly IReadOnlyDictionary<Type, IReadOnlyList<string>> Models = ReadModels().GetAwaiter().GetResult();

    private static async Task<IReadOnlyDictionary<Type, IReadOnlyList<string>>> ReadModels()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddPlatform(new ConfigurationBuilder().Build(), "Host=none", Host.Modules.All);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return Host
            .Modules.All.Select(m => m.Db)
            .OfType<Type>()
            .ToDictionary(db => db, db => Tables((ModuleDb)scope.ServiceProvider.GetRequiredService(db)));
    }

    private static IReadOnlyList<string> Tables(ModuleDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(e => string.Equals(e.GetSchema(), db.Schema, StringComparison.Ordinal) && e.GetTableName() is not null)
                .Select(e => $"{e.GetSchema()}.{e.GetTableName()}")
                .Distinct(StringComparer.Ordinal),
        ];

    public static IEnumerable<Assembly> All =>
        [typeof(Aggregate).Assembly, typeof(ModuleDb).Assembly, typeof(SlicePage).Assembly, .. ContractAssemblies, .. ModuleAssemblies];
}
