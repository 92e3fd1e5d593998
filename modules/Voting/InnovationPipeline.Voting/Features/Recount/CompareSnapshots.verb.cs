using System.CommandLine;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Voting.Features.Recount;

internal sealed class CompareSnapshotsVerb : IVerb
{
    private const long Largest = 500L * 1024 * 1024;

    public string Name => "votes verify-diff";
    public string Description =>
        "Shows that between an earlier snapshot of a round's box and a later one, or the bundle, no ballot went and only what may be changed was. Needs no database.";
    public string Example => "build/pipeline votes verify-diff at-3pm.json at-close.json";
    public bool NeedsDatabase => false;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var earlier = new Argument<FileInfo>("EARLIER") { Description = "A snapshot, from the chair's page" };
        var later = new Argument<FileInfo>("LATER") { Description = "A later snapshot, or the bundle from the result's page" };
        command.Add(earlier);
        command.Add(later);
        return async (parsed, run, ct) =>
        {
            FileInfo[] files = [parsed.GetValue(earlier)!, parsed.GetValue(later)!];
            foreach (var file in files)
                if (!file.Exists || file.Length > Largest)
                    return await Refuse(file.Exists ? $"{file.Name} is too large" : $"There is no file {file.FullName}");
            var compared = await run.Ask(
                new ComparisonOf(await File.ReadAllTextAsync(files[0].FullName, ct), await File.ReadAllTextAsync(files[1].FullName, ct)),
                ct
            );
            if (compared.Verdict is not { } verdict)
                return await Refuse($"These cannot be compared. {compared.Problem}");
            var holds = verdict.Findings.Count == 0;
            run.Say(
                new
                {
                    holds,
                    verdict.Findings,
                    verdict.Kept,
                    verdict.Replaced,
                    verdict.Added,
                },
                [
                    holds ? "The later one follows from the earlier." : "The later one does not follow from the earlier:",
                    .. verdict.Findings.Select(f => $"  {f}"),
                    $"{verdict.Kept} kept, {verdict.Replaced} replaced by their voters, {verdict.Added} added",
                ]
            );
            return holds ? 0 : 1;
        };
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }
}
