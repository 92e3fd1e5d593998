using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

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
            .Initiatives.Where(i => given.Contains(i.Id) && Stages.ThatGiveWay.Contains(i.Stage))
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
