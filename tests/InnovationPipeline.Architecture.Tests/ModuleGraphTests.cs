using System.Xml.Linq;
using Xunit;

namespace InnovationPipeline.Architecture.Tests;

public sealed class ModuleGraphTests
{
    [Fact]
    public void Modules_reference_only_Contracts_upstream()
    {
        var breaches = Breaches(
            Repository.Files("*.csproj").ToDictionary(f => Path.GetFileNameWithoutExtension(f), ReferencesIn, StringComparer.Ordinal)
        );
        Assert.True(breaches.Count == 0, string.Join('\n', breaches));
    }

    [Theory]
    [InlineData("InnovationPipeline.Identity", "InnovationPipeline.Events.Contracts", "upstream")]
    [InlineData("InnovationPipeline.Voting", "InnovationPipeline.Ideation", "Contracts")]
    [InlineData("InnovationPipeline.Events.Contracts", "InnovationPipeline.Identity.Contracts", "Kernel")]
    [InlineData("InnovationPipeline.Platform", "InnovationPipeline.UiKit", "Kernel")]
    public void A_planted_reference_is_found(string project, string reference, string hint)
    {
        var breach = Assert.Single(
            Breaches(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [project] = [reference] })
        );
        Assert.Contains(hint, breach, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Kernel_has_no_package()
    {
        var project = XDocument.Load(Repository.At("src", "InnovationPipeline.Kernel", "InnovationPipeline.Kernel.csproj"));
        Assert.Empty(project.Descendants("PackageReference"));
        Assert.Empty(project.Descendants("FrameworkReference"));
    }

    private static IReadOnlyList<string> Breaches(IReadOnlyDictionary<string, IReadOnlyList<string>> references)
    {
        var breaches = new List<string>();
        foreach (var (project, used) in references)
        foreach (var reference in used)
            if (Breach(project["InnovationPipeline.".Length..], reference["InnovationPipeline.".Length..]) is { } rule)
                breaches.Add($"{project} references {reference}. {rule}.");
        return breaches;
    }

    private static string? Breach(string project, string reference)
    {
        if (project.EndsWith("Tests", StringComparison.Ordinal) || project is "Testing" or "Benchmarks" or "Host")
            return null;
        if (project.EndsWith(".Contracts", StringComparison.Ordinal))
            return reference is "Kernel" ? null : "Contracts reference Kernel only: move what needs more into the module";
        string[]? below = project switch
        {
            "Kernel" => [],
            "Platform" => ["Kernel"],
            "UiKit" => ["Kernel", "Platform"],
            _ => null,
        };
        if (below is not null)
            return below.Contains(reference, StringComparer.Ordinal)
                ? null
                : $"References run Kernel, Platform, UiKit, modules, Host: {project} may use {string.Join(", ", below.DefaultIfEmpty("nothing"))}";
        if (!reference.EndsWith(".Contracts", StringComparison.Ordinal))
            return "Modules know each other by Contracts only: declare a question or an event there";
        var (own, other) = (Index(project), Index(reference[..^".Contracts".Length]));
        return other < own
            ? null
            : "Only modules upstream may be known: publish an event, or declare a question and let the later module answer";
    }

    private static int Index(string module) => House.Order.TakeWhile(m => !string.Equals(m, module, StringComparison.Ordinal)).Count();

    private static IReadOnlyList<string> ReferencesIn(string project) =>
        [
            .. XDocument
                .Load(project)
                .Descendants("ProjectReference")
                .Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'))
                .Where(r => !r.Contains('*', StringComparison.Ordinal))
                .Select(r => Path.GetFileNameWithoutExtension(r)!),
        ];
}
