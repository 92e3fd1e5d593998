using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Host.Features.Operations;

/// <summary>One page of failures, and how all deliveries stand.</summary>
internal sealed record DeliveryFailures(DeliveryFigures Figures, IReadOnlyList<FailedDelivery> Failed, bool More);

[Requires(OperationsPermission.Operate)]
internal sealed record DeliveryFailuresNow(int Page) : IQuery<DeliveryFailures>, IInSystem;

internal sealed class DeliveryFailuresNowHandler(DeliveryList deliveries) : IQueryHandler<DeliveryFailuresNow, DeliveryFailures>
{
    private const int Rows = 25;

    public async Task<DeliveryFailures> Handle(DeliveryFailuresNow query, CancellationToken ct)
    {
        var failed = await deliveries.Failed((query.Page - 1) * Rows, Rows + 1, ct);
        return new(await deliveries.Figures(ct), [.. failed.Take(Rows)], failed.Count > Rows);
    }
}

[Requires(OperationsPermission.Operate)]
internal sealed record ReplayDelivery(Guid EventId, string Handler) : ICommand, IInSystem;

internal sealed class ReplayDeliveryHandler(Deliveries deliveries) : ICommandHandler<ReplayDelivery>
{
    public Task Handle(ReplayDelivery command, CancellationToken ct) => deliveries.Replay(command.EventId, command.Handler, ct);
}
