using System.CommandLine;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Events.Features.DesignFiles;

internal sealed class DesignGroupsVerb : IVerb
{
    public string Name => "groups design";
    public string Description =>
        "Designs working groups from a file of participants and one of areas, and checks its own answer. "
        + "The files are described in docs/group-designer-files.md. Exits with 1 if a constraint is broken, 2 if a file is not understood.";
    public string Example => "build/pipeline groups design --participants people.csv --areas areas.json --seconds 5 --seed 1";
    public bool NeedsDatabase => false;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var participants = new Option<FileInfo>("--participants") { Description = "CSV, one person a row", Required = true };
        var areas = new Option<FileInfo>("--areas") { Description = "JSON: areas, their groups, rules and weights", Required = true };
        var seconds = new Option<double>("--seconds") { Description = "Time for the search", DefaultValueFactory = _ => 5 };
        var seed = new Option<long>("--seed") { Description = "Where chance starts", DefaultValueFactory = _ => 1 };
        var iterations = new Option<long?>("--iterations")
        {
            Description = "Moves to weigh, in place of --seconds: the same files, seed and number give the same groups",
        };
        foreach (var option in (Option[])[participants, areas, seconds, seed, iterations])
            command.Add(option);
        return async (parsed, run, ct) =>
        {
            var files = (FileInfo[])[parsed.GetValue(participants)!, parsed.GetValue(areas)!];
            if (files.FirstOrDefault(f => !f.Exists) is { } missing)
                return await Refuse($"There is no file {missing.FullName}");
            if (parsed.GetValue(seconds) is not (>= 0 and <= 3600) || parsed.GetValue(iterations) < 0)
                return await Refuse("Give between 0 and 3,600 seconds, and no negative number of moves");
            var designed = await run.Ask(
                new DesignFromFiles(
                    await File.ReadAllTextAsync(files[0].FullName, ct),
                    await File.ReadAllTextAsync(files[1].FullName, ct),
                    parsed.GetValue(seconds),
                    parsed.GetValue(seed),
                    parsed.GetValue(iterations)
                ),
                ct
            );
            run.Say(designed, Sentences(designed));
            return designed switch
            {
                { Errors.Count: > 0 } => 2,
                { IsDone: true } => 0,
                _ => 1,
            };
        };
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }

    private static IEnumerable<string> Sentences(GroupsDesigned designed) =>
        [
            .. designed.Errors.Select(e => e.ToString()),
            .. designed.Conflicts.SelectMany(c =>
                c.Constraints.Select(s => $"  {s}").Prepend($"No plan keeps these together. {c.Reason}:")
            ),
            .. designed.Design is { } design ? Sentences(design) : [],
        ];

    private static IEnumerable<string> Sentences(DesignedGroups design) =>
        [
            .. design.Groups.Select(g => $"Group {g.Number}, {g.Area}: {string.Join(", ", g.Members)} (diversity {g.Diversity:0.000})"),
            $"Total {design.Total:0.000}; the best total found is {design.BestTotal:0.000}",
            $"Smallest diversity {design.Smallest:0.000}, in group {design.SmallestGroup}",
            $"Preferences met: {design.PreferencesMet} of {design.PreferencesAsked}",
            Sentence("A random design", design.Random),
            Sentence("A greedy design", design.Greedy),
            .. design.Violations.Select(v => $"Broken: {v.Sentence}"),
            $"Check: {design.Check.Sentence}",
        ];

    private static string Sentence(string name, ComparedDesign design) =>
        $"{name}: total {design.Total:0.000}, smallest {design.Smallest:0.000}, preferences {design.PreferencesMet}, constraints broken {design.Violations}";
}
