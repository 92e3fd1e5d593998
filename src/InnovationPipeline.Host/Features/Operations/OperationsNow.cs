using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Host.Features.Operations;

/// <summary>How the machinery stands.</summary>
internal sealed record MachineryNow(DeliveryFigures Deliveries, int Acts, DateTimeOffset Now);

[Requires(OperationsPermission.Operate)]
internal sealed record OperationsNow : IQuery<MachineryNow>, IInSystem;

internal sealed class OperationsNowHandler(DeliveryList deliveries, AuditList audit, TimeProvider clock)
    : IQueryHandler<OperationsNow, MachineryNow>
{
    public async Task<MachineryNow> Handle(OperationsNow query, CancellationToken ct) =>
        new(await deliveries.Figures(ct), (await audit.Read(act: null, subject: null, skip: 0, take: 1, ct)).Total, clock.GetUtcNow());
}
