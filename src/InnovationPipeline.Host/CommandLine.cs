using System.CommandLine;
using InnovationPipeline.Host.EmbeddedPostgres;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Time;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Host;

/// <summary>
/// Runs a verb in a host without a web server: attaches to the data folder's running database or starts it for the
/// duration. Exit codes: 0 done, 1 refused or found wanting, 2 not understood.
/// </summary>
internal static class CommandLine
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print facts as JSON", Recursive = true };

    private static readonly Option<Guid?> As = new("--as")
    {
        Description = "Act as this person (an id); otherwise as the system",
        Recursive = true,
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The data folder of the host's own database, where no connection string is set",
        Recursive = true,
    };

    public static bool IsVerb(string[] args) =>
        args.Length > 0
        && (args[0] is "--help" or "-h" or "-?" or "--version" || !args[0].StartsWith('-'))
        && !string.Equals(args[0], "serve", StringComparison.Ordinal);

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("InnovationPipeline: from the first challenge to verified benefit. Verbs for operators.")
        {
            Json,
            As,
            Data,
        };
        foreach (
            var type in Modules
                .All.SelectMany(m => m.GetType().Assembly.GetTypes())
                .Where(t => t.IsAssignableTo(typeof(IVerb)) && t.IsClass)
        )
            Add(root, (IVerb)Activator.CreateInstance(type)!);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Add --help to see what is understood");
            return 2;
        }
        return await parsed.InvokeAsync();
    }

    private static void Add(Command root, IVerb verb)
    {
        var command = root;
        foreach (var word in verb.Name.Split(' '))
        {
            var known = command.Subcommands.FirstOrDefault(c => string.Equals(c.Name, word, StringComparison.Ordinal));
            if (known is null)
                command.Add(known = new Command(word));
            command = known;
        }
        command.Description =
            $"{verb.Description}\n\nExample: {verb.Example}\n{(verb.NeedsDatabase ? "Needs the database." : "Needs no database.")}";
        var run = verb.Build(command);
        command.SetAction((parsed, ct) => Act(verb, run, parsed, ct));
    }

    private static async Task<int> Act(
        IVerb verb,
        Func<ParseResult, VerbRun, CancellationToken, Task<int>> run,
        ParseResult parsed,
        CancellationToken ct
    )
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        if (parsed.GetValue(Data) is { } folder)
            builder.Configuration["Data"] = folder;

        var connectionString = builder.Configuration.GetConnectionString("Pipeline");
        using var logs = LoggerFactory.Create(l =>
            l.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning)
        );
        await using var cluster =
            verb.NeedsDatabase && connectionString is null
                ? await EmbeddedCluster.Attach(DataFolder.Of(builder.Configuration), logs.CreateLogger("EmbeddedPostgres"), ct)
                : null;
        builder.Services.AddJobs();
        builder.Services.AddPlatform(builder.Configuration, cluster?.ConnectionString ?? connectionString ?? "Host=none", Modules.All);
        await using var app = builder.Build();
        try
        {
            if (verb.NeedsDatabase && verb is not Features.Operations.MigrateVerb)
            {
                var pending = await app.Services.GetRequiredService<Platform.Data.Migrator>().Pending(ct);
                if (pending.Count > 0)
                {
                    await Console.Error.WriteLineAsync("The database is not at this version. Run the migrate verb first");
                    return 1;
                }
                await app.Services.GetRequiredService<DatabaseClock>().Read(ct);
            }
            var caller = parsed.GetValue(As) is { } person ? Callers.Person(person) : Callers.System;
            var messenger = app.Services.GetRequiredService<Messenger>();
            await using var scope = app.Services.CreateAsyncScope();
            return await run(parsed, new VerbRun(scope.ServiceProvider, messenger, caller, parsed.GetValue(Json), Console.Out), ct);
        }
        catch (Exception refusal) when (refusal is RuleBroken or NotFound or Forbidden or Invalid or Stale or SignInNeeded or IOException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
        catch (Npgsql.NpgsqlException problem)
        {
            await Console.Error.WriteLineAsync($"The database does not answer: {problem.Message}");
            return 1;
        }
    }
}
