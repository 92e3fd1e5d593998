using System.CommandLine;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Development.Features.Appraisal;

internal sealed class AppraiseVerb : IVerb
{
    public string Name => "appraise";
    public string Description =>
        "Discounts the costs and benefits of a JSON file: {\"schedule\": \"standard\", \"costs\": [[year, amount]], "
        + "\"benefits\": [[year, amount, class]]}. Schedules are standard, health and sensitivity; classes CashReleasing, NonCashReleasing, "
        + "Societal, Qaly and Unmonetised. docs/development.md says how. Exits with 2 if the file is not understood.";
    public string Example => "build/pipeline appraise case.json --json";
    public bool NeedsDatabase => false;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var source = new Argument<FileInfo>("file") { Description = "JSON file of costs and benefits" };
        command.Add(source);
        return async (parsed, run, ct) =>
        {
            var file = parsed.GetValue(source)!;
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
            var appraised = await run.Ask(new AppraisedFile(text), ct);
            if (appraised.Figures is not { } figures)
                return await Refuse($"{file.Name}: {appraised.Refusal}");
            run.Say(figures, appraised.Sentences);
            return 0;
        };
    }

    private static async Task<int> Refuse(string sentence)
    {
        await Console.Error.WriteLineAsync(sentence);
        return 2;
    }
}
