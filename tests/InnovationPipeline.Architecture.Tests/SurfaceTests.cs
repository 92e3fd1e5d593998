using System.Reflection;
using InnovationPipeline.Architecture.Tests.Rooms;
using InnovationPipeline.Platform.Modules;
using Microsoft.AspNetCore.Razor.Hosting;
using Mono.Cecil;
using Xunit;

namespace InnovationPipeline.Architecture.Tests;

public sealed class SurfaceTests
{
    /// <summary>Pages that ask nothing: a form that only takes input, or an error that must always show.</summary>
    private static readonly string[] AskNothing =
    [
        "ErrorShownPage",
        "AccessibilityPage",
        "PrivacyPage",
        "ContactPage",
        "SignInWithPasswordPage",
        "JoinByCodePage",
        "EndSessionPage",
    ];

    [Fact]
    public void A_module_shows_only_its_Module_class()
    {
        var shown = House
            .ModuleAssemblies.SelectMany(a => a.GetExportedTypes())
            .Where(t => !t.IsSubclassOf(typeof(Platform.Modules.Module)) && t != typeof(Program))
            .Select(t => $"{t.FullName} is public. Make it internal: others use the module's Contracts");
        Assert.Empty(shown);
    }

    [Fact]
    public void Page_paths_and_routes_are_unique()
    {
        var pages = Pages().ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(Repeated(pages.Select(p => p.Path)));
        Assert.Empty(Repeated(pages.Select(p => p.Route)));
    }

    [Fact]
    public void A_repeated_page_path_is_found() => Assert.Equal(["/a"], Repeated(["/a", "/b", "/A"]));

    [Fact]
    public void Every_page_asks_at_least_one_message_when_it_is_read()
    {
        var silent = PageTypes().Where(t => !Asks(t)).Select(t => t.Name).Except(AskNothing, StringComparer.Ordinal).ToList();
        Assert.True(silent.Count == 0, "These pages ask nothing, so no permission is checked: " + string.Join(", ", silent));
    }

    [Fact]
    public void A_planted_page_that_asks_nothing_is_found()
    {
        using var planted = AssemblyDefinition.ReadAssembly(typeof(SurfaceTests).Assembly.Location);
        Assert.False(Asks(planted.MainModule.GetTypes().Single(t => t.Name is "DeepDoor")));
    }

    [Fact]
    public void A_door_is_short()
    {
        const int Most = 150;
        var names = new[] { "*.cshtml.cs", "*.api.cs", "*.verb.cs", "*.job.cs" };
        var longDoors = names
            .SelectMany(Repository.Files)
            .Where(f => File.ReadLines(f).Count() > Most)
            .Select(f => $"{Repository.Relative(f)} is longer than {Most} lines: move what decides into the handler");
        Assert.Empty(longDoors);
    }

    [Fact]
    public void No_page_carries_its_own_script_or_style()
    {
        var inline = Repository
            .Files("*.cshtml")
            .Where(f =>
                File.ReadAllText(f) is var text
                && (
                    text.Contains(" style=", StringComparison.Ordinal)
                    || text.Contains("<style", StringComparison.Ordinal)
                    || text.Contains("<script>", StringComparison.Ordinal)
                    || text.Contains(" onclick=", StringComparison.Ordinal)
                )
            )
            .Select(Repository.Relative);
        Assert.Empty(inline);
    }

    [Fact]
    public void The_top_level_holds_what_the_client_fixed()
    {
        string[] fixedNames =
        [
            "src",
            "tests",
            "modules",
            "build",
            "docs",
            "InnovationPipeline.sln",
            "docker-compose.yml",
            "README.md",
            "global.json",
        ];
        var stray = Directory
            .EnumerateFileSystemEntries(Repository.Root)
            .Select(e => Path.GetFileName(e)!)
            .Where(n => !n.StartsWith('.') && !fixedNames.Contains(n, StringComparer.Ordinal));
        Assert.Empty(stray);
        Assert.All(fixedNames, n => Assert.True(Path.Exists(Repository.At(n)), n + " is missing"));
    }

    internal static IEnumerable<(string Path, string Route)> Pages() => House.ModuleAssemblies.SelectMany(Pages);

    internal static IEnumerable<(string Path, string Route)> Pages(Assembly assembly) =>
        new RazorCompiledItemLoader()
            .LoadItems(assembly)
            .Select(item => (item.Identifier, Route: RouteOf(item)))
            .Where(p => p.Route is not null)
            .Select(p => (p.Identifier, p.Route!.TrimStart('/')));

    private static string? RouteOf(RazorCompiledItem item) =>
        item.Metadata.OfType<RazorCompiledItemMetadataAttribute>().FirstOrDefault(m => m.Key is "RouteTemplate")?.Value;

    private static IReadOnlyList<string> Repeated(IEnumerable<string> names) =>
        [.. names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key)];

    private static IEnumerable<TypeDefinition> PageTypes() =>
        House
            .ModuleAssemblies.Select(a =>
                AssemblyDefinition.ReadAssembly(a.Location, new ReaderParameters { AssemblyResolver = Resolver() })
            )
            .SelectMany(a => a.MainModule.GetTypes())
            .Where(t => !t.IsAbstract && Door.IsPage(t));

    private static DefaultAssemblyResolver Resolver()
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return resolver;
    }

    private static bool Asks(TypeDefinition page) =>
        new[] { page }
            .Concat(page.NestedTypes)
            .SelectMany(t => t.Methods)
            .Where(m => m.HasBody)
            .SelectMany(m => m.Body.Instructions)
            .Any(i => i.Operand is MethodReference { Name: "Ask", DeclaringType.Name: "SlicePage" });
}
