using System.CommandLine;

namespace InnovationPipeline.Platform.Verbs;

/// <summary>A door on the command line. Exit codes: 0 done, 1 refused or found wanting, 2 not understood.</summary>
public interface IVerb
{
    /// <summary>The words before the arguments, for example "import organisations".</summary>
    string Name { get; }

    string Description { get; }

    /// <summary>A whole command line that works.</summary>
    string Example { get; }

    bool NeedsDatabase { get; }

    /// <summary>Adds arguments and options, and returns what runs.</summary>
    Func<ParseResult, VerbRun, CancellationToken, Task<int>> Build(Command command);
}
