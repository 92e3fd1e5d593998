using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
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
        var scopes = caller.IsSystem ? null : await access.ScopesWith(caller, DevelopmentPermission.Configure, ct);
        var shared = await (
            from b in db.Benefits
            join m in db.Measures on b.CatalogueMeasureId equals m.Id
            group b by m.Key into g
            where g.Count() > 1 && (scopes == null || g.Any(b => scopes.Contains(b.InitiativeId)))
            orderby g.Key
            select g.Key
        ).ToListAsync(ct);
        await EndPlans(scopes, ct);
        foreach (var gain in shared)
            await db.SettleExclusions(gain, organisations, clock.GetUtcNow(), ct);
    }

    /// <summary>What was planned at the very moment when its initiative was stopped or merged, or before plans ended with it.</summary>
    private async Task EndPlans(IReadOnlySet<Guid>? scopes, CancellationToken ct)
    {
        var ended = await (
            from b in db.Benefits
            join i in db.Initiatives on b.InitiativeId equals i.Id
            where b.ExpectedUntil == null && Stages.ThatGiveWay.Contains(i.Stage) && (scopes == null || scopes.Contains(b.InitiativeId))
            orderby b.Id
            select new
            {
                Benefit = b,
                i.Stage,
                i.StageSince,
            }
        )
            .AsSplitQuery()
            .ToListAsync(ct);
        foreach (var (benefit, stage, since) in ended.Select(e => (e.Benefit, e.Stage, e.StageSince)))
        {
            benefit.Follow(stage, London.DayOf(since));
            db.Add(
                new InitiativeHistory(
                    benefit.InitiativeId,
                    who: null,
                    clock.GetUtcNow(),
                    $"“{benefit.Measure}” is expected only up to the end of its initiative",
                    after: London.Day(London.DayOf(since))
                )
            );
            db.Changed("initiative", benefit.InitiativeId);
        }
        await db.SaveChangesAsync(ct);
    }
}
