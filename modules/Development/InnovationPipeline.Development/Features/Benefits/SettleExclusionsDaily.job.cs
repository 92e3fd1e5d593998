using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Benefits;

internal sealed class SettleExclusionsDaily(Messenger messenger) : IJob
{
    public string Cron => "0 5 * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new SettleExclusionsDue(), Callers.System, ct);
}
