using InnovationPipeline.Development.Data;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
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
        var all = db.Benefits.AsQueryable();
        if (!caller.IsSystem)
            all = all.VisibleTo(await access.ScopesWith(caller, DevelopmentPermission.Configure, ct));
        var shared = await all.GroupBy(b => b.CatalogueMeasureId)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .OrderBy(id => id)
            .ToListAsync(ct);
        foreach (var measure in shared)
            await db.SettleExclusions(measure, organisations, London.DayOf(clock.GetUtcNow()), ct);
    }
}
