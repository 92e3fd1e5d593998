using Mono.Cecil;

namespace InnovationPipeline.Architecture.Tests.Rooms;

/// <summary>A way in: a page, an API, a verb, a job or a long run.</summary>
internal static class Door
{
    private static readonly string[] Interfaces =
    [
        "InnovationPipeline.Platform.Web.IApi",
        "InnovationPipeline.Platform.Verbs.IVerb",
        "InnovationPipeline.Platform.Jobs.IJob",
        "InnovationPipeline.Platform.Jobs.ILongRun",
    ];

    public static bool Is(TypeDefinition type) =>
        type.Interfaces.Any(i => Interfaces.Contains(i.InterfaceType.FullName, StringComparer.Ordinal)) || IsPage(type);

    public static bool IsPage(TypeDefinition type)
    {
        for (var up = type.BaseType; up is not null; up = Resolve(up)?.BaseType)
            if (up.FullName is "InnovationPipeline.UiKit.SlicePage" or "Microsoft.AspNetCore.Mvc.RazorPages.PageModel")
                return true;
        return false;
    }

    private static TypeDefinition? Resolve(TypeReference type)
    {
        try
        {
            return type.Resolve();
        }
        catch (AssemblyResolutionException)
        {
            return null;
        }
    }
}
