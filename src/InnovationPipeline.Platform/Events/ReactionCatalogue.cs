using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace InnovationPipeline.Platform.Events;

/// <summary>Which event types exist and which reactions hear them; read once from the modules' assemblies.</summary>
public sealed class ReactionCatalogue
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<string, Type> _eventTypes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Type Reaction, Type Event)> _handlers = new(StringComparer.Ordinal);

    public ReactionCatalogue(ModuleCatalogue modules)
    {
        foreach (var type in modules.ContractTypes.Where(t => t.IsSubclassOf(typeof(IntegrationEvent)) && !t.IsAbstract))
            _eventTypes.Add(NameOf(type), type);
        foreach (var type in modules.ModuleTypes.Where(t => t is { IsAbstract: false, IsClass: true }))
        foreach (var heard in type.GetInterfaces().Where(IsReaction))
            _handlers.Add($"{ModuleCatalogue.ModuleOf(type)}.{type.Name}", (type, heard.GetGenericArguments()[0]));
    }

    public IReadOnlyDictionary<string, (Type Reaction, Type Event)> Handlers => _handlers;

    public IEnumerable<string> HandlersOf(IntegrationEvent happened) =>
        _handlers.Where(h => h.Value.Event == happened.GetType()).Select(h => h.Key);

    public StoredEvent Store(IntegrationEvent happened) =>
        new(
            happened.Id,
            NameOf(happened.GetType()),
            happened.At,
            happened.AggregateId,
            happened.Sequence,
            JsonSerializer.Serialize(happened, happened.GetType(), Json)
        );

    public IntegrationEvent Read(string type, string body) => (IntegrationEvent)JsonSerializer.Deserialize(body, _eventTypes[type], Json)!;

    /// <summary>Runs one reaction in the given scope.</summary>
    public Task React(IServiceProvider services, string handler, IntegrationEvent happened, CancellationToken ct)
    {
        if (!_handlers.TryGetValue(handler, out var known))
            throw new InvalidOperationException($"No reaction is named {handler} in this version");
        var reaction = ActivatorUtilities.GetServiceOrCreateInstance(services, known.Reaction);
        return (Task)
            typeof(IReaction<>)
                .MakeGenericType(known.Event)
                .GetMethod(nameof(IReaction<IntegrationEvent>.When))!
                .Invoke(reaction, System.Reflection.BindingFlags.DoNotWrapExceptions, null, [happened, ct], null)!;
    }

    public static string NameOf(Type eventType) => $"{ModuleCatalogue.ModuleOf(eventType)}.{eventType.Name}";

    private static bool IsReaction(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReaction<>);
}
