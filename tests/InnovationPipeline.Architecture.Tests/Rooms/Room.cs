using Mono.Cecil;
using NetArchTest.Rules;

namespace InnovationPipeline.Architecture.Tests.Rooms;

/// <summary>A room of the house: who lives there, what may not enter, and where to move what does.</summary>
internal sealed record Room(string Name, Func<TypeDefinition, bool> Lives, Func<TypeDefinition, string, bool> Forbidden, string MoveTo)
{
    private const string Root = "InnovationPipeline.";

    public static readonly IReadOnlyList<Room> All =
    [
        new(
            "Contracts",
            t => t.Module.Assembly.Name.Name.EndsWith(".Contracts", StringComparison.Ordinal),
            (_, used) =>
                used.StartsWith(Root, StringComparison.Ordinal)
                && !IsIn(used, "Kernel")
                && !used.Contains(".Contracts.", StringComparison.Ordinal),
            "Contracts hold events and questions over Kernel only: move the rest into the module"
        ),
        new(
            "Domain",
            t => Under(t, "Domain"),
            (t, used) =>
                IsFramework(used)
                || used is "System.TimeProvider" or "System.Data.IDbConnection"
                || IsIn(used, "Platform")
                || IsIn(used, "UiKit")
                || used.StartsWith(ModuleRoot(t) + "Data.", StringComparison.Ordinal)
                || used.StartsWith(ModuleRoot(t) + "Features.", StringComparison.Ordinal),
            "Domain is rules over the Kernel: take time and facts as arguments, and move input and output to Data/ or Features/"
        ),
        new(
            "Data",
            t => Under(t, "Data"),
            (t, used) =>
                used.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                    && !used.StartsWith("Microsoft.AspNetCore.Identity.", StringComparison.Ordinal)
                || used.StartsWith("Hangfire.", StringComparison.Ordinal)
                || used.StartsWith(ModuleRoot(t) + "Features.", StringComparison.Ordinal)
                || (
                    used.StartsWith("Npgsql.", StringComparison.Ordinal)
                    && !used.StartsWith("Npgsql.EntityFrameworkCore", StringComparison.Ordinal)
                    && !t.Name.EndsWith("Box", StringComparison.Ordinal)
                    && !t.Namespace.EndsWith(".Migrations", StringComparison.Ordinal)
                ),
            "Data maps and finds: move messages to Features/, raw Npgsql into one class named …Box"
        ),
        new(
            "Features",
            t => Under(t, "Features") && !Door.Is(t) && !t.Name.StartsWith('<'),
            (t, used) =>
                used.StartsWith("Microsoft.AspNetCore.Http.", StringComparison.Ordinal)
                || used.StartsWith("Microsoft.AspNetCore.Mvc.", StringComparison.Ordinal)
                || used.StartsWith("Hangfire.", StringComparison.Ordinal)
                || used.StartsWith("Npgsql.", StringComparison.Ordinal)
                || used.StartsWith("MediatR.", StringComparison.Ordinal)
                    && used
                        is not "MediatR.Unit"
                            and not "MediatR.IRequest`1"
                            and not "MediatR.IRequestHandler`2"
                            and not "MediatR.IBaseRequest"
                || IsOtherSubject(t, used)
                || string.Equals(used, Root + "Platform.Messages.Messenger", StringComparison.Ordinal),
            "A slice knows its messages, Domain, Data and the clock: move the web into a door, shared code into Domain/ or Data/, and send no command from a handler"
        ),
        new(
            "doors",
            Door.Is,
            (t, used) =>
                used.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
                || used.StartsWith("Npgsql.", StringComparison.Ordinal)
                || (used.StartsWith(ModuleRoot(t) + "Data.", StringComparison.Ordinal)),
            "A door only sends its slice's messages: move the rest into the handler"
        ),
        new(
            "Reactions",
            t => Under(t, "Reactions"),
            (t, used) =>
                string.Equals(used, Root + "Platform.Messages.Messenger", StringComparison.Ordinal)
                || used.StartsWith(ModuleRoot(t) + "Features.", StringComparison.Ordinal)
                || used.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal),
            "A reaction changes its own module through Domain and Data: it sends no command and knows no slice"
        ),
    ];

    /// <summary>Sentences, one for each breach: the type, its room, what it touches, and where to move.</summary>
    public static IReadOnlyList<string> Breaches(Types types)
    {
        var found = new List<string>();
        foreach (var room in All)
            types.That().MeetCustomRule(new InRoom(room)).Should().MeetCustomRule(new Keeps(room, found)).GetResult();
        return found;
    }

    public static string ModuleRoot(TypeDefinition type) => string.Join('.', Outer(type).Namespace.Split('.').Take(2)) + ".";

    private static bool Under(TypeDefinition type, string folder) =>
        Outer(type).Namespace is { } space
        && space.Split('.') is [_, _, var room, ..]
        && string.Equals(room, folder, StringComparison.Ordinal)
        && !space.StartsWith("InnovationPipeline.Platform", StringComparison.Ordinal);

    private static bool IsFramework(string used) =>
        used.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        || used.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        || used.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
        || used.StartsWith("MediatR.", StringComparison.Ordinal)
        || used.StartsWith("Hangfire.", StringComparison.Ordinal)
        || used.StartsWith("Npgsql.", StringComparison.Ordinal);

    private static bool IsIn(string used, string project) => used.StartsWith(Root + project + ".", StringComparison.Ordinal);

    private static bool IsOtherSubject(TypeDefinition type, string used)
    {
        var features = ModuleRoot(type) + "Features.";
        if (!used.StartsWith(features, StringComparison.Ordinal))
            return false;
        var own = Outer(type).Namespace + ".";
        return !used.StartsWith(own, StringComparison.Ordinal);
    }

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private sealed class InRoom(Room room) : ICustomRule
    {
        public bool MeetsRule(TypeDefinition type) =>
            type.Namespace?.StartsWith("InnovationPipeline", StringComparison.Ordinal) == true && room.Lives(type);
    }

    private sealed class Keeps(Room room, List<string> found) : ICustomRule
    {
        public bool MeetsRule(TypeDefinition type)
        {
            var touched = References.Of(type).Where(used => room.Forbidden(type, used)).Order(StringComparer.Ordinal).ToList();
            foreach (var used in touched)
                found.Add($"{type.FullName} is in {room.Name} and touches {used}. {room.MoveTo}.");
            return touched.Count == 0;
        }
    }
}
