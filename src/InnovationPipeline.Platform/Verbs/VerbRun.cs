using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Platform.Verbs;

/// <summary>What a running verb has: who it acts as, its messages, and where it says what it did.</summary>
public sealed class VerbRun(IServiceProvider services, Messenger messenger, ICaller caller, bool json, TextWriter output)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public IServiceProvider Services { get; } = services;
    public ICaller Caller { get; } = caller;

    public Task Send(ICommand command, CancellationToken ct) => messenger.Send(command, Caller, ct);

    public Task<T> Send<T>(ICommand<T> command, CancellationToken ct) => messenger.Send(command, Caller, ct);

    public Task<T> Ask<T>(IQuery<T> query, CancellationToken ct) => messenger.Ask(query, Caller, ct);

    /// <summary>Sentences for people, or the same facts as JSON.</summary>
    public void Say(object facts, params IEnumerable<string> sentences)
    {
        if (json)
            output.WriteLine(JsonSerializer.Serialize(facts, facts.GetType(), Json));
        else
            foreach (var sentence in sentences)
                output.WriteLine(sentence);
    }
}
