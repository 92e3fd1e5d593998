using InnovationPipeline.Host;
using InnovationPipeline.Host.EmbeddedPostgres;

try
{
    return await (CommandLine.IsVerb(args) ? CommandLine.Run(args) : Serving.Run(args));
}
catch (EmbeddedPostgresProblem problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}

/// <summary>The entry point, public so that tests can start the real host.</summary>
public partial class Program;
