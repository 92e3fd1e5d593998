using System.Text.Json;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Ideation.Domain;

/// <summary>One project of one hack day as the file has it.</summary>
internal sealed record HackDayProject(int Line, string HackDay, string Title, string Summary);

/// <summary>Something to say about one line of a file.</summary>
internal sealed record LineNote(int Line, string Sentence);

/// <summary>Projects in JSON lines, one object a line with "hackDay", "title" and "summary"; other fields are left alone.</summary>
internal sealed record HackDayFile(IReadOnlyList<HackDayProject> Projects, IReadOnlyList<LineNote> Malformed)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int Largest = 5 * 1024 * 1024;

    /// <summary>A hack day with fewer projects does not fill an event's long lists.</summary>
    public const int FewestProjects = 8;

    private const int LongestHackDay = 100;

    public static HackDayFile Read(IEnumerable<string> lines)
    {
        var projects = new List<HackDayProject>();
        var malformed = new List<LineNote>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                projects.Add(Project(number, line));
            }
            catch (RuleBroken problem)
            {
                malformed.Add(new(number, problem.Message));
            }
            catch (JsonException)
            {
                malformed.Add(new(number, "This is not one JSON object"));
            }
        }
        return new(projects, malformed);
    }

    /// <summary>The hack days of the file and how many projects each has, by name.</summary>
    public IReadOnlyList<(string HackDay, int Projects)> HackDays() =>
        [
            .. Projects
                .GroupBy(p => p.HackDay, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Count()))
                .OrderBy(d => d.Key, StringComparer.Ordinal),
        ];

    public IReadOnlyList<HackDayProject> Of(string hackDay) =>
        [.. Projects.Where(p => string.Equals(p.HackDay, hackDay, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The same id whenever the same project is imported into the same event.</summary>
    public static Guid IdOf(Guid innovationEventId, string hackDay, string title) =>
        ContentId.Of($"{innovationEventId:N}\n{hackDay.ToUpperInvariant()}\n{title.ToUpperInvariant()}");

    private static HackDayProject Project(int number, string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        new Rule("This is not one JSON object").Require(root.ValueKind == JsonValueKind.Object);
        var hackDay = Text(root, "hackDay");
        var title = Text(root, "title");
        new Rule("\"hackDay\" is missing").Require(hackDay.Length > 0);
        new Rule("\"title\" is missing").Require(title.Length > 0);
        var summary = Text(root, "summary");
        new Rule($"\"hackDay\" is longer than {LongestHackDay} characters").Require(hackDay.Length <= LongestHackDay);
        new Rule($"\"title\" is longer than {Idea.LongestTitle} characters").Require(title.Length <= Idea.LongestTitle);
        new Rule($"\"summary\" is longer than {Idea.LongestText} characters").Require(summary.Length <= Idea.LongestText);
        new Rule("A character in it cannot be stored").Require(!(hackDay + title + summary).Contains('\0', StringComparison.Ordinal));
        new Rule("It contains what looks like an NHS number").Require(!NhsNumber.IsIn(title) && !NhsNumber.IsIn(summary));
        return new(number, hackDay, title, summary);
    }

    private static string Text(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return "";
        new Rule($"\"{name}\" is not text").Require(value.ValueKind == JsonValueKind.String);
        return value.GetString()!.Trim();
    }
}
