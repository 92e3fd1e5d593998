using System.Globalization;
using InnovationPipeline.Host;
using InnovationPipeline.Host.EmbeddedPostgres;

// The product speaks British English, whatever the machine does.
CultureInfo.DefaultThreadCurrentCulture =
    CultureInfo.DefaultThreadCurrentUICulture =
    CultureInfo.CurrentCulture =
        CultureInfo.GetCultureInfo("en-GB");
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
