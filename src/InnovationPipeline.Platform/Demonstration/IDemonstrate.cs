using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Platform.Demonstration;

/// <summary>A module's part of the demonstration day: acts of demonstration people at moments, all modules' in one order.</summary>
public interface IDemonstrate
{
    IEnumerable<Step> Steps();
}

/// <summary>At that moment the person does this, through the same pipeline as on the day.</summary>
public sealed record Step(DateTimeOffset At, Func<Stage, CancellationToken, Task> Act);

/// <summary>Where a step acts: it sends messages as a demonstration person, or as the system.</summary>
public sealed class Stage(Messenger messenger)
{
    public Task Send(string member, ICommand command, CancellationToken ct) => messenger.Send(command, As(member), ct);

    public Task<T> Send<T>(string member, ICommand<T> command, CancellationToken ct) => messenger.Send(command, As(member), ct);

    public Task SendAsSystem(ICommand command, CancellationToken ct) => messenger.Send(command, Callers.System, ct);

    public Task<T> SendAsSystem<T>(ICommand<T> command, CancellationToken ct) => messenger.Send(command, Callers.System, ct);

    public Task<T> Ask<T>(string member, IQuery<T> query, CancellationToken ct) => messenger.Ask(query, As(member), ct);

    private static ICaller As(string member) => Callers.Person(Cast.Member(member).Id);
}
