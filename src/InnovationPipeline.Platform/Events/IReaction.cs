using InnovationPipeline.Kernel;

namespace InnovationPipeline.Platform.Events;

/// <summary>
/// What a module does when another has announced something. Runs in one transaction with its receipt, so a repeat does
/// nothing; events may come late and out of order. Sends no command.
/// </summary>
public interface IReaction<in TEvent>
    where TEvent : IntegrationEvent
{
    Task When(TEvent happened, CancellationToken ct);
}
