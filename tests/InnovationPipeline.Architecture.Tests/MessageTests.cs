using System.Reflection;
using InnovationPipeline.Platform.Messages;
using Xunit;

namespace InnovationPipeline.Architecture.Tests;

public sealed class MessageTests
{
    [Fact]
    public void Every_message_says_who_may_send_it()
    {
        var unguarded = Unguarded(House.Catalogue.ModuleTypes);
        Assert.True(unguarded.Count == 0, string.Join('\n', unguarded));
    }

    [Fact]
    public void A_planted_message_without_a_permission_is_found() =>
        Assert.Contains(Unguarded(typeof(MessageTests).Assembly.GetTypes()), m => m.Contains("Unguarded", StringComparison.Ordinal));

    [Fact]
    public void Every_permission_asked_for_is_given_to_a_role()
    {
        var missing = Messages(House.Catalogue.ModuleTypes)
            .Select(m => m.GetCustomAttribute<RequiresAttribute>()?.Permission)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(p => !House.Catalogue.RolesHolding(p).Any())
            .ToList();
        Assert.True(missing.Count == 0, "No role holds: " + string.Join(", ", missing));
    }

    [Fact]
    public void Every_message_has_one_handler()
    {
        var handled = House
            .Catalogue.ModuleTypes.SelectMany(t => t.GetInterfaces())
            .Where(i => i.IsGenericType && string.Equals(i.Name, "IRequestHandler`2", StringComparison.Ordinal))
            .GroupBy(i => i.GetGenericArguments()[0])
            .ToDictionary(g => g.Key, g => g.Count());
        var wrong = Messages(House.Catalogue.ModuleTypes).Where(m => handled.GetValueOrDefault(m) != 1).Select(m => m.FullName);
        Assert.Empty(wrong);
    }

    [Fact]
    public void What_commits_with_others_leaves_no_audit_entry_of_its_own() =>
        Assert.All(
            Messages(House.Catalogue.ModuleTypes).Where(m => m.IsAssignableTo(typeof(ICommitsWithOthers))),
            m => Assert.True(m.IsDefined(typeof(UnauditedAttribute), inherit: false), m.FullName)
        );

    internal static IEnumerable<Type> Messages(IEnumerable<Type> types) =>
        types.Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IMessage)));

    private static IReadOnlyList<string> Unguarded(IEnumerable<Type> types) =>
        [
            .. Messages(types)
                .Where(m =>
                    new[] { typeof(RequiresAttribute), typeof(ForSignedInAttribute), typeof(ForEveryoneAttribute) }.Count(a =>
                        m.IsDefined(a, inherit: false)
                    ) != 1
                )
                .Select(m => $"{m.FullName} needs exactly one of [Requires], [ForSignedIn], [ForEveryone] beside its definition"),
        ];
}
