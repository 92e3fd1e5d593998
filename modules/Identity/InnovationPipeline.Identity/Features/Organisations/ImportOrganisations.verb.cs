using System.CommandLine;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed class ImportOrganisationsVerb : IVerb
{
    public string Name => "import organisations";
    public string Description => "Imports organisations, who belongs to which ICS, and who came after whom. All rows or none.";
    public string Example => "build/pipeline import organisations icbs.csv --successions icb_successions.csv";
    public bool NeedsDatabase => true;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV with the columns name, kind or type, code, parent code" };
        var successions = new Option<FileInfo?>("--successions")
        {
            Description = "CSV of successions; by default the one beside FILE, for example icb_successions.csv beside icbs.csv",
        };
        command.Add(file);
        command.Add(successions);
        return (parsed, run, ct) => Run(parsed.GetValue(file)!, parsed.GetValue(successions), run, ct);
    }

    private static async Task<int> Run(FileInfo file, FileInfo? successions, VerbRun run, CancellationToken ct)
    {
        try
        {
            successions ??= Beside(file);
            var report = await run.Send(new ImportOrganisations(Text(file), successions is null ? null : Text(successions)), ct);
            run.Say(
                report,
                [
                    $"{report.Read} organisations read: {report.Added} added, {report.Changed} changed, {report.Unchanged} as they were",
                    $"{report.Successions} successions recorded",
                    .. report.Waiting.Select(name => $"Waiting for a decision: {name} was split"),
                ]
            );
            return 0;
        }
        catch (Invalid refused)
        {
            foreach (var sentence in refused.Errors.Values.SelectMany(e => e))
                await Console.Error.WriteLineAsync(sentence);
            await Console.Error.WriteLineAsync("Nothing has been imported");
            return 1;
        }
    }

    private static FileInfo? Beside(FileInfo file)
    {
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        var beside = new FileInfo(Path.Combine(file.DirectoryName ?? "", $"{stem.TrimEnd('s')}_successions.csv"));
        return beside.Exists ? beside : null;
    }

    private static string Text(FileInfo file)
    {
        using var stream = file.OpenRead();
        return FileText.Read(stream, "File");
    }
}
