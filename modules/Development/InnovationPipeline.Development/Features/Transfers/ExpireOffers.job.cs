using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Jobs;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Development.Features.Transfers;

internal sealed class ExpireOffers(Messenger messenger) : IJob
{
    public string Cron => "30 6 * * *";

    public Task Run(CancellationToken ct) => messenger.Send(new ExpireOffersDue(), Callers.System, ct);
}
