using Xunit;

namespace InnovationPipeline.Architecture.Tests;

public sealed class GeneratedDocumentTests
{
    public static TheoryData<string> Names => ["floor-plan.md", "rules.md", "permissions.md"];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_says_what_the_code_is(string name)
    {
        var stale = Rewrite(Repository.At("docs", name), Written(name));
        Assert.False(stale, $"docs/{name} was stale and has been written again: read the change and commit it");
    }

    [Fact]
    public void A_stale_document_is_found_and_rewritten()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "old");
        Assert.True(Rewrite(file, "new\n"));
        Assert.Equal("new\n", File.ReadAllText(file));
        Assert.False(Rewrite(file, "new\n"));
        File.Delete(file);
    }

    private static string Written(string name) =>
        name switch
        {
            "floor-plan.md" => GeneratedDocuments.FloorPlan(),
            "rules.md" => GeneratedDocuments.Rules(),
            _ => GeneratedDocuments.Permissions(),
        };

    private static bool Rewrite(string file, string text)
    {
        if (File.Exists(file) && string.Equals(File.ReadAllText(file).ReplaceLineEndings("\n"), text, StringComparison.Ordinal))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return true;
    }
}
