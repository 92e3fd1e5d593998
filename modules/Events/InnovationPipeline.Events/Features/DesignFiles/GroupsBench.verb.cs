using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Events.Features.DesignFiles;

internal sealed class GroupsBenchVerb : IVerb
{
    private const int NotUnderstood = 2;

    public string Name => "groups bench";
    public string Description =>
        "Searches the most diverse groups of an MDGP library file and says how good they are and when they were found.";
    public string Example => "build/pipeline groups bench --instance RanReal_n240_ss_01.txt.gz --seconds 10 --seed 1 --threads 1";
    public bool NeedsDatabase => false;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var instance = new Option<FileInfo>("--instance") { Description = "MDGP library file, .gz or plain", Required = true };
        var seconds = new Option<double>("--seconds") { Description = "Time to search", DefaultValueFactory = _ => 10 };
        var iterations = new Option<long?>("--iterations") { Description = "Sweeps instead of seconds: a run that can be repeated" };
        var seed = new Option<int>("--seed") { Description = "Where chance begins", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "Searches side by side", DefaultValueFactory = _ => 1 };
        command.Add(instance);
        command.Add(seconds);
        command.Add(iterations);
        command.Add(seed);
        command.Add(threads);
        return async (parsed, run, ct) =>
        {
            var file = parsed.GetValue(instance)!;
            if (!file.Exists)
            {
                await Console.Error.WriteLineAsync($"There is no file {file.FullName}");
                return NotUnderstood;
            }
            if (await Lines(file, ct) is not { } lines)
            {
                await Console.Error.WriteLineAsync($"{file.Name} is not a gzip file");
                return NotUnderstood;
            }
            GroupsFound found;
            try
            {
                found = await run.Ask(
                    new SearchedGroups(
                        lines,
                        parsed.GetValue(seconds),
                        parsed.GetValue(iterations),
                        parsed.GetValue(seed),
                        parsed.GetValue(threads)
                    ),
                    ct
                );
            }
            catch (RuleBroken problem)
            {
                await Console.Error.WriteLineAsync(problem.Message);
                return NotUnderstood;
            }
            run.Say(found, Sentences(found).Select(s => s.ToString(CultureInfo.InvariantCulture)));
            return found.SizesHold ? 0 : 1;
        };
    }

    private static IEnumerable<FormattableString> Sentences(GroupsFound found) =>
        [
            $"{found.People} people in {found.Groups} groups",
            $"objective        {found.Objective:0.######}",
            $"seconds to best  {found.SecondsToBest:0.000} of {found.Seconds:0.000} ({found.Iterations} iterations)",
            $"group sizes      {string.Join(' ', found.Sizes)}, {(found.SizesHold ? "all within their bounds" : "not all within their bounds")}",
        ];

    private static async Task<IReadOnlyList<string>?> Lines(FileInfo file, CancellationToken ct)
    {
        await using var stream = file.OpenRead();
        var zipped = string.Equals(file.Extension, ".gz", StringComparison.OrdinalIgnoreCase);
        using var text = new StreamReader(zipped ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        var lines = new List<string>();
        try
        {
            while (await text.ReadLineAsync(ct) is { } line)
                lines.Add(line);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        return lines;
    }
}
