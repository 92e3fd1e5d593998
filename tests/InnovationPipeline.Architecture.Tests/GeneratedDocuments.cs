using System.Globalization;
using System.Reflection;
using System.Text;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Modules;
using InnovationPipeline.Platform.Verbs;
using Module = InnovationPipeline.Platform.Modules.Module;

namespace InnovationPipeline.Architecture.Tests;

/// <summary>Documents written from the code.</summary>
internal static class GeneratedDocuments
{
    private const string Note = "Written from the code by the architecture tests: change the code, run them, commit what they wrote.\n";

    public static string FloorPlan()
    {
        var modules = Host.Modules.All.OrderBy(m => Order(m.Name)).ToList();
        var text = new StringBuilder().Append("# Floor plan\n\n").Append(Note).Append("\n## Who hears whom\n\n```mermaid\nflowchart LR\n");
        foreach (var module in modules)
        foreach (
            var (heard, from) in Heard(module)
                .GroupBy(e => ModuleCatalogue.ModuleOf(e))
                .Select(g => (g.Select(e => e.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), g.Key))
        )
            text.Append(CultureInfo.InvariantCulture, $"    {from} -->|{string.Join("<br>", heard)}| {module.Name}\n");
        text.Append("```\n\n## Who asks whom\n\n```mermaid\nflowchart RL\n");
        foreach (var module in modules)
        foreach (var asked in Asked(module).GroupBy(q => ModuleCatalogue.ModuleOf(q)))
            text.Append(
                CultureInfo.InvariantCulture,
                $"    {module.Name} -->|{string.Join("<br>", asked.Select(q => q.Name).Order(StringComparer.Ordinal))}| {asked.Key}\n"
            );
        text.Append("```\n");
        foreach (var module in modules)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {module.Name}\n\n");
            Line(text, "Publishes", Contracts(module).Where(t => t.IsSubclassOf(typeof(IntegrationEvent))).Select(t => t.Name));
            Line(text, "Hears", Heard(module).Select(e => ReactionCatalogue.NameOf(e)));
            Line(text, "Answers", Contracts(module).Where(t => t.IsInterface).Select(t => t.Name));
            Line(text, "Asks", Asked(module).Select(q => $"{ModuleCatalogue.ModuleOf(q)}.{q.Name}"));
            Line(text, "Tables", Tables(module));
            Line(text, "Pages", Pages(module));
            Line(text, "Verbs", Made<IVerb>(module).Select(v => v.Name));
            Line(text, "Jobs", Types(module).Where(t => t.IsAssignableTo(typeof(IJob)) && t.IsClass).Select(t => t.Name));
            Line(text, "Live topics", module.Topics.Select(t => t.Name));
        }
        return text.ToString();
    }

    public static string Rules()
    {
        var text = new StringBuilder()
            .Append("# Rules\n\n")
            .Append(Note)
            .Append("\nEach sentence is what a person reads when the rule is broken.\n");
        var rules = House
            .All.SelectMany(a => a.GetTypes())
            .SelectMany(t =>
                t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                    .Where(f => f.FieldType == typeof(Rule))
                    .Select(f => (Owner: t.Name is "Rules" ? t.DeclaringType! : t, f.Name, Rule: (Rule)f.GetValue(null)!))
            )
            .GroupBy(r => ModuleCatalogue.ModuleOf(r.Owner))
            .OrderBy(g => Order(g.Key));
        foreach (var module in rules)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {module.Key}\n\n| about | rule | sentence |\n|---|---|---|\n");
            foreach (
                var (owner, name, rule) in module
                    .OrderBy(r => r.Owner.Name, StringComparer.Ordinal)
                    .ThenBy(r => r.Name, StringComparer.Ordinal)
            )
                text.Append(CultureInfo.InvariantCulture, $"| {owner.Name} | {name} | {rule.Sentence} |\n");
        }
        return text.ToString();
    }

    public static string Permissions()
    {
        var text = new StringBuilder()
            .Append("# Permissions\n\n")
            .Append(Note)
            .Append(
                "\nA grant gives a person a role in a scope and everything below it. Every message asks for one permission in one scope.\n\n## Roles\n\n"
            );
        var permissions = House
            .Catalogue.RolePermissions.Select(h => h.Permission)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        text.Append("| permission | roles |\n|---|---|\n");
        foreach (var permission in permissions)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {permission} | {string.Join(", ", House.Catalogue.RolesHolding(permission).Order(StringComparer.Ordinal))} |\n"
            );
        text.Append("\n## Messages\n");
        foreach (var module in Host.Modules.All.OrderBy(m => Order(m.Name)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {module.Name}\n\n| message | who may send it | where |\n|---|---|---|\n");
            foreach (var message in MessageTests.Messages(Types(module)).OrderBy(m => m.Name, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| {message.Name} | {Who(message)} | {Where(message)} |\n");
        }
        return text.ToString();
    }

    private static string Who(Type message)
    {
        var who =
            message.GetCustomAttribute<RequiresAttribute>() is { } requires ? requires.Permission
            : message.GetCustomAttribute<ForSignedInAttribute>() is { } signedIn ? $"anyone signed in: {signedIn.Because}"
            : $"everyone: {message.GetCustomAttribute<ForEveryoneAttribute>()?.Because}";
        return message.IsDefined(typeof(SystemMayAttribute)) ? who + "; the system" : who;
    }

    private static string Where(Type message) =>
        message.GetInterfaces().FirstOrDefault(i => i != typeof(IScoped) && i.IsAssignableTo(typeof(IScoped)))?.Name[3..].ToLowerInvariant()
        ?? (message.IsAssignableTo(typeof(IScoped)) ? "its own scope" : "what is visible");

    private static IEnumerable<Type> Types(Module module) => module.GetType().Assembly.GetTypes();

    private static IEnumerable<Type> Contracts(Module module) =>
        House.Catalogue.ContractTypes.Where(t =>
            t.IsPublic && string.Equals(ModuleCatalogue.ModuleOf(t), module.Name, StringComparison.Ordinal)
        );

    private static IEnumerable<Type> Heard(Module module) =>
        Types(module)
            .SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReaction<>))
            .Select(i => i.GetGenericArguments()[0])
            .Distinct()
            .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static IEnumerable<Type> Asked(Module module) =>
        Types(module)
            .SelectMany(t => t.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(c => c.GetParameters())
            .Select(p => p.ParameterType is { IsGenericType: true } many ? many.GetGenericArguments()[0] : p.ParameterType)
            .Where(t =>
                t.IsInterface
                && House.Catalogue.ContractTypes.Contains(t)
                && !string.Equals(ModuleCatalogue.ModuleOf(t), module.Name, StringComparison.Ordinal)
            )
            .Distinct()
            .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static IEnumerable<T> Made<T>(Module module) =>
        Types(module)
            .Where(t => t.IsAssignableTo(typeof(T)) && t is { IsClass: true, IsAbstract: false })
            .Select(t => (T)Activator.CreateInstance(t)!);

    private static IEnumerable<string> Pages(Module module) =>
        SurfaceTests.Pages(module.GetType().Assembly).Select(p => "/" + p.Route).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Tables(Module module) =>
        module.Db is null ? [] : House.Models[module.Db].Select(table => $"{table}").Order(StringComparer.Ordinal);

    private static void Line(StringBuilder text, string heading, IEnumerable<string> names)
    {
        var all = string.Join(", ", names.Distinct(StringComparer.Ordinal).Select(n => $"`{n}`"));
        if (all.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"- {heading}: {all}\n");
    }

    private static int Order(string module) =>
        House.Order.Contains(module, StringComparer.Ordinal) ? House.Order.ToList().IndexOf(module)
        : module is "Host" ? 99
        : -1;
}
