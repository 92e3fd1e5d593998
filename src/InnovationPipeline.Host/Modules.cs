using InnovationPipeline.Host.Features.Operations;
using InnovationPipeline.Platform.Modules;

namespace InnovationPipeline.Host;

/// <summary>Every module of the house, found in the assemblies beside the host.</summary>
internal static class Modules
{
    public static readonly IReadOnlyList<Module> All =
    [
        .. Directory
            .EnumerateFiles(AppContext.BaseDirectory, "InnovationPipeline.*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.EndsWith(".Contracts", StringComparison.Ordinal) && name.Count(c => c == '.') == 1)
            .Where(name => !name!.EndsWith("Tests", StringComparison.Ordinal) && !name.EndsWith("Testing", StringComparison.Ordinal))
            .Select(name => System.Reflection.Assembly.Load(name!))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(Module)) && type != typeof(OperationsModule))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (Module)Activator.CreateInstance(type)!)
            .Append(new OperationsModule()),
    ];
}
