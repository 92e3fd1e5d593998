using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>Each decision on its own: one that cannot be told holds none of the others, and is reported at the end.</summary>
internal sealed class ReleaseDecisionsWhenDue(Messenger messenger) : IJob
{
    public string Cron => "* * * * *";

    public async Task Run(CancellationToken ct)
    {
        var failures = new List<Exception>();
        foreach (var due in await messenger.Ask(new DecisionsDue(), Callers.System, ct))
            try
            {
                await messenger.Send(due, Callers.System, ct);
            }
            catch (RuleBroken refusal) when (refusal.Rule == DecisionRelease.Rules.Once)
            {
                // A chair or another host has told people meanwhile.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        if (failures.Count > 0)
            throw new AggregateException("Some decisions that are due could not be told", failures);
    }
}
