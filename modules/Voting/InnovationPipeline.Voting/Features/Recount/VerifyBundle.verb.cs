using System.CommandLine;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Voting.Features.Recount;

internal sealed class VerifyBundleVerb : IVerb
{
    private const long Largest = 500L * 1024 * 1024;

    public string Name => "votes verify";
    public string Description => "Counts a bundle of ballots again and checks every digest in it. Needs no database.";
    public string Example => "build/pipeline votes verify ballots.json --seal 3f1c…";
    public bool NeedsDatabase => false;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var file = new Argument<FileInfo>("BUNDLE") { Description = "The file downloaded from the result's page" };
        var seal = new Option<string?>("--seal")
        {
            Description = "The seal that was noted down at the reveal; without it a bundle that was forged whole goes unnoticed",
        };
        command.Add(file);
        command.Add(seal);
        return async (parsed, run, ct) =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists || source.Length > Largest)
            {
                await Console.Error.WriteLineAsync(source.Exists ? $"{source.Name} is too large" : $"There is no file {source.FullName}");
                return 2;
            }
            var checkedBundle = await run.Ask(
                new BundleVerified(await File.ReadAllTextAsync(source.FullName, ct), parsed.GetValue(seal)),
                ct
            );
            if (checkedBundle.Verdict is not { } verdict)
            {
                await Console.Error.WriteLineAsync($"{source.Name} is not a bundle of ballots. {checkedBundle.Problem}");
                return 2;
            }
            var holds = verdict.Findings.Count == 0;
            run.Say(
                new
                {
                    holds,
                    verdict.Findings,
                    verdict.Ballots,
                    verdict.Seal,
                    votes = verdict.Votes.Select(v => new { v.Title, v.Votes }),
                },
                [
                    holds ? $"The bundle holds: {verdict.Ballots} ballots, counted again." : "The bundle does not hold:",
                    .. verdict.Findings.Select(f => $"  {f}"),
                    .. verdict.Votes.Select(v => $"  {v.Votes, 7}  {v.Title}"),
                    $"Seal: {verdict.Seal}",
                ]
            );
            return holds ? 0 : 1;
        };
    }
}
