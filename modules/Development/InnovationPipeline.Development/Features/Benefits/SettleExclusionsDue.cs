using InnovationPipeline.Development.Data;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

/// <summary>Settles again whatever organisations, stages and successions may have changed.</summary>
[Requires(DevelopmentPermission.Configure), SystemMay]
internal sealed record SettleExclusionsDue : ICommand;

internal sealed class SettleExclusionsDueHandler(
    DevelopmentDb db,
    ICaller caller,
    AccessTables access,
    IOrganisations organisations,
    TimeProvider clock
) : ICommandHandler<SettleExclusionsDue>
{
    public async Task Handle(SettleExclusionsDue command, CancellationToken ct)
    {
        var scopes = caller.IsSystem ? null : await access.ScopesWith(caller, DevelopmentPermission.Configure, ct);
        var shared = await (
            from b in db.Benefits
            join m in db.Measures on b.CatalogueMeasureId equals m.Id
            group b by m.Key into g
            where g.Count() > 1 && (scopes == null || g.Any(b => scopes.Contains(b.InitiativeId)))
            orderby g.Key
            select g.Key
        ).ToListAsync(ct);
        foreach (var gain in shared)
            await db.SettleExclusions(gain, organisations, clock.GetUtcNow(), ct);
    }
}
