using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Audit;
using InnovationPipeline.Platform.Messages;

namespace InnovationPipeline.Host.Features.Operations;

/// <summary>One page of acts, newest first.</summary>
internal sealed record ActsPage(IReadOnlyList<ListedAct> Acts, int Total, int Pages);

[Requires(OperationsPermission.Operate)]
internal sealed record Acts(string? Act, Guid? Subject, int Page) : IQuery<ActsPage>, IInSystem;

internal sealed class ActsHandler(AuditList audit) : IQueryHandler<Acts, ActsPage>
{
    private const int Rows = 25;

    public async Task<ActsPage> Handle(Acts query, CancellationToken ct)
    {
        var (acts, total) = await audit.Read(query.Act, query.Subject, (query.Page - 1) * Rows, Rows, ct);
        return new(acts, total, (total + Rows - 1) / Rows);
    }
}

[Requires(OperationsPermission.Operate)]
internal sealed record AuditChainNow : IQuery<AuditCheck>, IInSystem;

internal sealed class AuditChainNowHandler(AuditVerifier verifier) : IQueryHandler<AuditChainNow, AuditCheck>
{
    public Task<AuditCheck> Handle(AuditChainNow query, CancellationToken ct) => verifier.Verify(ct);
}
