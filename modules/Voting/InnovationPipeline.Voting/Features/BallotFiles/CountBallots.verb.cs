using System.CommandLine;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Voting.Features.BallotFiles;

internal sealed class CountBallotsVerb : IVerb
{
    public string Name => "votes count";
    public string Description =>
        "Counts the ballots of a file: .pb (Pabulib), .soc, .soi, .toc or .toi (PrefLib), .csv (judgements of pairs), .json (a bundle of a round). docs/voting.md says how each method counts. "
        + "Exits with 0 when they were counted, ties included, and 2 if the file is not understood or the method does not suit it.";
    public string Example => "build/pipeline votes count --method schulze --ballots election.soi";
    public bool NeedsDatabase => false;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var method = new Option<string>("--method") { Description = CountedBallots.Methods, Required = true };
        var ballots = new Option<FileInfo>("--ballots") { Description = "File of ballots", Required = true };
        var seats = new Option<int?>("--seats") { Description = "How many options can win (1); not with a budget, nor with irv" };
        seats.Aliases.Add("--winners");
        command.Add(method);
        command.Add(ballots);
        command.Add(seats);
        return async (parsed, run, ct) =>
        {
            var file = parsed.GetValue(ballots)!;
            if (!file.Exists)
                return await Refuse($"There is no file {file.FullName}");
            string text;
            try
            {
                text = await File.ReadAllTextAsync(file.FullName, ct);
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
            {
                return await Refuse($"{file.Name} cannot be read");
            }
            var counted = await run.Ask(new CountedBallots(parsed.GetValue(method)!, file.Name, text, parsed.GetValue(seats)), ct);
            if (counted.Result is not { } result)
                return await Refuse($"{file.Name}: {counted.Refusal}");
            run.Say(result, counted.Sentences);
            return 0;
        };
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }
}
