using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Events.Features.Lifecycle;

internal sealed class CloseRegistrationWhenDue(Messenger messenger) : IJob
{
    public string Cron => "*/5 * * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new CloseRegistrationsDue(), Callers.System, ct);
}
