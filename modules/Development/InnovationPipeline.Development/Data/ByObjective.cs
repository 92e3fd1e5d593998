using InnovationPipeline.Development.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class ByObjective
{
    /// <param name="objectiveId">none for all</param>
    public static IQueryable<Initiative> Serving(this IQueryable<Initiative> all, DevelopmentDb db, Guid? objectiveId) =>
        objectiveId is null ? all : all.Where(i => db.ObjectiveLinks.Any(l => l.InitiativeId == i.Id && l.ObjectiveId == objectiveId));

    public static async Task<IReadOnlyList<PlanChoice>> ObjectiveChoices(
        this DevelopmentDb db,
        IReadOnlySet<Guid> scopes,
        CancellationToken ct
    ) =>
        await db
            .Objectives.Where(o => scopes.Contains(o.OrganisationId))
            .OrderBy(o => o.Title)
            .ThenBy(o => o.Id)
            .Select(o => new PlanChoice(o.Id, o.Title))
            .ToListAsync(ct);
}
