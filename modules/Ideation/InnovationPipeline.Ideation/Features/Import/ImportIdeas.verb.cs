using System.CommandLine;
using InnovationPipeline.Ideation.Domain;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Ideation.Features.Import;

internal sealed class ImportIdeasVerb : IVerb
{
    public string Name => "import ideas";
    public string Description => "Makes an event's long lists out of one hack day's projects (JSON lines). A second time adds nothing.";
    public string Example =>
        "build/pipeline import ideas projects.jsonl --event 019a0000-0000-7000-8000-000000000000 --hack-day 23-cardiff";
    public bool NeedsDatabase => true;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = $"One JSON object a line, at most {HackDayFile.Largest / 1024 / 1024} MB",
        };
        var to = new Option<Guid>("--event") { Description = "The innovation event's id", Required = true };
        var hackDay = new Option<string?>("--hack-day") { Description = "Whose projects; without it the hack days are listed" };
        var groups = new Option<int[]>("--groups")
        {
            Description = "Numbers of the groups to fill; otherwise all",
            AllowMultipleArgumentsPerToken = true,
        };
        command.Add(file);
        command.Add(to);
        command.Add(hackDay);
        command.Add(groups);
        return async (parsed, run, ct) =>
        {
            var source = parsed.GetValue(file)!;
            if (Problem(source) is { } problem)
            {
                await Console.Error.WriteLineAsync(problem);
                return 1;
            }
            var lines = await File.ReadAllLinesAsync(source.FullName, ct);
            if (parsed.GetValue(hackDay) is not { } named)
                return await List(lines, run, ct);
            return await Import(new ImportIdeas(parsed.GetValue(to), named, lines, parsed.GetValue(groups) ?? []), run, ct);
        };
    }

    private static string? Problem(FileInfo source) =>
        !source.Exists ? $"There is no file {source.FullName}"
        : source.Length > HackDayFile.Largest ? $"{source.Name} is larger than {HackDayFile.Largest / 1024 / 1024} MB"
        : null;

    private static async Task<int> List(IReadOnlyList<string> lines, VerbRun run, CancellationToken ct)
    {
        var found = await run.Ask(new HackDaysIn(lines), ct);
        run.Say(
            found,
            [
                "Say which with --hack-day. These have projects in the file:",
                .. found.HackDays.Select(d =>
                    $"  {d.HackDay}: {d.Projects}{(d.Projects < HackDayFile.FewestProjects ? " (too few to import)" : "")}"
                ),
                .. Listed("Lines that were not understood:", found.Malformed),
            ]
        );
        return 2;
    }

    private static async Task<int> Import(ImportIdeas command, VerbRun run, CancellationToken ct)
    {
        var done = await run.Send(command, ct);
        run.Say(
            done,
            [
                $"{done.Added} ideas added from {done.HackDay}, {done.Known} known already",
                .. done.Groups.Select(g => $"  Group {g.Number}: {g.Ideas} added"),
                .. Listed("Look at these:", done.Notices),
                .. Listed("Lines that were not understood:", done.Malformed),
            ]
        );
        return done.Malformed.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Listed(string heading, IReadOnlyList<LineNote> notes) =>
        notes.Count == 0 ? [] : notes.Select(n => $"  line {n.Line}: {n.Sentence}").Prepend(heading);
}
