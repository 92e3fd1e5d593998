using System.Text.Json;
using InnovationPipeline.Testing;

namespace InnovationPipeline.Journey.Tests;

/// <summary>A file of projects of one hack day, in the shape that the import reads.</summary>
internal static class ImportedIdeas
{
    private const int Fewest = 8;

    /// <returns>the real file beside the project where there is one, otherwise one made here</returns>
    public static (string File, string HackDay) File()
    {
        var real = Path.Combine(HostProcess.SolutionFolder(), "..", "shared", "data", "ideas", "nhs-hack-day-projects.jsonl");
        if (System.IO.File.Exists(real))
        {
            var day = System
                .IO.File.ReadLines(real)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("hackDay").GetString()!)
                .GroupBy(name => name, StringComparer.Ordinal)
                .First(g => g.Count() >= Fewest)
                .Key;
            return (real, day);
        }
        TestContext.Current.TestOutputHelper?.WriteLine(
            "The real projects are not beside this checkout: the journey uses a file of the same shape"
        );
        var made = Path.Combine(Path.GetTempPath(), $"projects-{Guid.CreateVersion7():N}.jsonl");
        System.IO.File.WriteAllLines(
            made,
            Enumerable
                .Range(1, Fewest + 1)
                .Select(i =>
                    JsonSerializer.Serialize(
                        new
                        {
                            hackDay = "99-larkhill",
                            title = $"Made project {i}",
                            summary = i == 3 ? null : $"What project {i} is about",
                            teamSize = 4,
                        }
                    )
                )
        );
        return (made, "99-larkhill");
    }
}
