using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationPipeline.Events.Domain.GroupDesign;

namespace InnovationPipeline.Events.Features.DesignFiles;

// The shape of the file of areas, as written in docs/group-designer-files.md.
internal sealed record AreasFile(IReadOnlyList<AreaEntry>? Areas)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // A misspelt setting would be a constraint that is silently not kept.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public SizeEntry? GroupSize { get; init; }
    public int? PeopleInAGroup { get; init; }
    public RulesEntry? Rules { get; init; }
    public Weights? Weights { get; init; }
    public double? Epsilon { get; init; }

    public static (AreasFile? File, FileError? Error) Read(string text)
    {
        try
        {
            return (JsonSerializer.Deserialize<AreasFile>(text, Json), null);
        }
        catch (JsonException problem)
        {
            // Only where the text itself is wrong is the line the right one; otherwise the path says where.
            var line = problem.InnerException is JsonException ? (int?)problem.LineNumber + 1 : null;
            return (null, new("areas", line, Sentence(problem)));
        }
    }

    private static string Sentence(JsonException problem)
    {
        var where = problem.Path is { Length: > 0 } path ? $" at {path}" : "";
        return problem.Message.Contains("could not be mapped", StringComparison.Ordinal)
            ? $"There is no such setting{where}"
            : $"This is not what is expected{where}: see docs/group-designer-files.md";
    }
}

/// <param name="Groups">each group by itself; or <paramref name="GroupCount"/> groups that are alike</param>
internal sealed record AreaEntry(string Title, IReadOnlyList<GroupEntry>? Groups, int? GroupCount);

internal sealed record GroupEntry(int? Number, SizeEntry? Size, string? Facilitator, TableEntry? Table);

internal sealed record SizeEntry(int Min, int Max);

internal sealed record TableEntry(bool StepFree, bool HearingLoop, int? Seats);

internal sealed record RulesEntry
{
    public int? MaxFromOneOrganisation { get; init; }
    public int MinDisciplines { get; init; }
    public int MinSenior { get; init; }
    public int? SeniorFrom { get; init; }
    public bool SpreadPrivateSector { get; init; }
    public bool NoLoneRemote { get; init; } = true;
    public bool NotWithLineManager { get; init; } = true;
    public bool MeetTableNeeds { get; init; } = true;
    public int MinGroupsAnArea { get; init; } = 2;
    public IReadOnlyList<string[]> Together { get; init; } = [];
    public IReadOnlyList<string[]> Apart { get; init; } = [];
    public IReadOnlyList<StageEntry> Stages { get; init; } = [];
}

internal sealed record StageEntry(string Name, TimeOnly From, TimeOnly To, int MinPresent);
