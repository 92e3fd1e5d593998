using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Gates;

internal sealed class ReleaseDecisionsWhenDue(Messenger messenger) : IJob
{
    public string Cron => "* * * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new ReleaseDecisionsDue(), Callers.System, ct);
}
