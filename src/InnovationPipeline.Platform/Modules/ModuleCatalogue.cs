using System.Reflection;

namespace InnovationPipeline.Platform.Modules;

/// <summary>The modules of this host and the types in them.</summary>
public sealed class ModuleCatalogue
{
    private const string Root = "InnovationPipeline.";
    private readonly HashSet<(string Role, string Permission)> _held = [];

    public ModuleCatalogue(IReadOnlyList<Module> modules)
    {
        Modules = modules;
        ModuleTypes = [.. modules.SelectMany(m => m.GetType().Assembly.GetTypes())];
        ContractTypes =
        [
            .. modules
                .SelectMany(m => m.GetType().Assembly.GetReferencedAssemblies())
                .Where(a => a.Name!.StartsWith(Root, StringComparison.Ordinal) && a.Name.EndsWith(".Contracts", StringComparison.Ordinal))
                .DistinctBy(a => a.FullName)
                .Select(Assembly.Load)
                .SelectMany(a => a.GetTypes()),
        ];
        foreach (var (role, permissions) in modules.SelectMany(m => m.Roles))
        foreach (var permission in permissions)
            _held.Add((role, permission));
    }

    public IReadOnlyList<Module> Modules { get; }
    public IReadOnlyList<Type> ModuleTypes { get; }
    public IReadOnlyList<Type> ContractTypes { get; }

    public IReadOnlySet<(string Role, string Permission)> RolePermissions => _held;

    public bool Holds(string role, string permission) => _held.Contains((role, permission));

    public IEnumerable<string> RolesHolding(string permission) =>
        _held.Where(h => string.Equals(h.Permission, permission, StringComparison.Ordinal)).Select(h => h.Role);

    public LiveTopic? Topic(string name) =>
        Modules.SelectMany(m => m.Topics).FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal));

    /// <summary>"Ideation" for any type of InnovationPipeline.Ideation or its Contracts.</summary>
    public static string ModuleOf(Type type) => type.Assembly.GetName().Name!.Split('.')[1];
}
