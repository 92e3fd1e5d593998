using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>Every quarter of an hour; each initiative is raised once.</summary>
internal sealed class RaiseAttentionWhenDue(Messenger messenger) : IJob
{
    public string Cron => "*/15 * * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new RaiseAttention(), Callers.System, ct);
}
