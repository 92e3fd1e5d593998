using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Benefits;

internal static class Exclusions
{
    /// <summary>
    /// Marks the benefits of a measure that count a gain twice, and clears the mark where that is settled. What is stopped or merged gives
    /// way to what runs: it is marked, and marks nothing that runs.
    /// </summary>
    public static async Task SettleExclusions(
        this DevelopmentDb db,
        Guid measureId,
        IOrganisations organisations,
        DateOnly today,
        CancellationToken ct
    )
    {
        // The measure's row orders two people who plan at once: the second sees what the first has planned.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM development.catalogue_measures WHERE id = {measureId} FOR UPDATE", ct);
        var benefits = await db.Benefits.Where(b => b.CatalogueMeasureId == measureId).AsSplitQuery().ToListAsync(ct);
        var given = benefits.Select(b => b.InitiativeId).ToHashSet();
        var ended = await db
            .Initiatives.Where(i => given.Contains(i.Id) && (i.Stage == Stage.Stopped || i.Stage == Stage.Merged))
            .Select(i => i.Id)
            .ToListAsync(ct);
        var ics = new Dictionary<Guid, Guid?>();
        foreach (var organisation in benefits.Select(b => b.BeneficiaryOrganisationId).Distinct())
            ics[organisation] = (await organisations.IcsOf(organisation, today, ct))?.Id;
        var conflicts = DoubleCounting.Conflicts(
            [.. benefits.Select(b => b.Claim with { HasEnded = ended.Contains(b.InitiativeId) })],
            (a, b) => a == b || ics[a] == b || ics[b] == a
        );
        foreach (var benefit in benefits)
            benefit.Exclude(conflicts.Contains(benefit.Id));
        await db.SaveChangesAsync(ct);
    }
}

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
