using System.CommandLine;
using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Demonstration;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Host.Features.Operations;

internal sealed class MigrateVerb : IVerb
{
    public string Name => "migrate";
    public string Description => "Brings the database to this version; run it as the database's owner.";
    public string Example => "build/pipeline migrate --app-role pipeline_app";
    public bool NeedsDatabase => true;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var role = new Option<string?>("--app-role") { Description = "Give this role what a host needs, and no more" };
        command.Add(role);
        return async (parsed, run, ct) =>
        {
            var migrator = run.Services.GetRequiredService<Migrator>();
            var pending = await migrator.Pending(ct);
            await migrator.Migrate(parsed.GetValue(role), ct);
            run.Say(new { applied = pending }, $"{pending.Count} migrations applied");
            return 0;
        };
    }
}

internal sealed class SeedVerb : IVerb
{
    public string Name => "seed";
    public string Description => "Fills an empty database with the demonstration day.";
    public string Example => "build/pipeline seed --json";
    public bool NeedsDatabase => true;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command) =>
        async (_, run, ct) =>
        {
            var seeder = run.Services.GetRequiredService<Seeder>();
            if (!await seeder.IsEmpty(ct))
            {
                await Console.Error.WriteLineAsync("This database already holds something. The demonstration is only for an empty one");
                return 1;
            }
            var acts = await seeder.Seed(ct);
            run.Say(new { acts }, $"The demonstration day was lived in {acts} acts");
            return 0;
        };
}

internal sealed class AuditVerifyVerb : IVerb
{
    public string Name => "audit verify";
    public string Description => "Recomputes the whole audit chain.";
    public string Example => "build/pipeline audit verify";
    public bool NeedsDatabase => true;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command) =>
        async (_, run, ct) =>
        {
            var check = await run.Services.GetRequiredService<AuditVerifier>().Verify(ct);
            run.Say(
                check,
                check.Holds
                    ? [$"The chain holds: {check.Entries} entries, {check.Redacted} with their words redacted", $"Head: {check.Head}"]
                    : check.Findings
            );
            return check.Holds ? 0 : 1;
        };
}
