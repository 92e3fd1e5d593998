using System.CommandLine;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Verbs;

namespace InnovationPipeline.Identity.Features.People;

internal sealed class AddPersonVerb : IVerb
{
    private const string PasswordVariable = "PIPELINE_PASSWORD";

    public string Name => "people add";
    public string Description =>
        $"Adds a person with a password, which is read from {PasswordVariable}; with --administrator the first one.";
    public string Example =>
        $"{PasswordVariable}='three words together' build/pipeline people add --name 'Ada Ng' --email ada@example.org --administrator";
    public bool NeedsDatabase => true;

    public Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command)
    {
        var name = new Option<string>("--name") { Description = "The person's name", Required = true };
        var email = new Option<string>("--email") { Description = "The email address to sign in with", Required = true };
        var administrator = new Option<bool>("--administrator") { Description = "Make the person an administrator" };
        command.Add(name);
        command.Add(email);
        command.Add(administrator);
        return async (parsed, run, ct) =>
        {
            if (Environment.GetEnvironmentVariable(PasswordVariable) is not { Length: > 0 } password)
            {
                await Console.Error.WriteLineAsync(
                    $"Put the password into the environment variable {PasswordVariable}, so that no list of processes shows it"
                );
                return 2;
            }
            var id = Guid.CreateVersion7();
            await run.Send(new AddPerson(id, parsed.GetValue(name)!, parsed.GetValue(email)!, OrganisationId: null, password), ct);
            if (parsed.GetValue(administrator))
                await run.Send(new GiveRole(id, Role.Administrator, Scope.System), ct);
            run.Say(new { id }, $"{parsed.GetValue(name)} may sign in as {parsed.GetValue(email)} ({id})");
            return 0;
        };
    }
}
