using InnovationPipeline.Development.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class ByObjective
{
    /// <param name="objectiveId">none for all</param>
    public static IQueryable<Initiative> Serving(this IQueryable<Initiative> all, DevelopmentDb db, Guid? objectiveId) =>
        objectiveId is null ? all : all.Where(i => db.ObjectiveLinks.Any(l => l.InitiativeId == i.Id && l.ObjectiveId == objectiveId));

    /// <summary>Those that an initiative serves.</summary>
    public static Task<List<PlanChoice>> ObjectivesOf(this DevelopmentDb db, Guid initiativeId, CancellationToken ct) =>
        (
            from link in db.ObjectiveLinks
            join objective in db.Objectives on link.ObjectiveId equals objective.Id
            where link.InitiativeId == initiativeId
            orderby objective.Title
            select new PlanChoice(objective.Id, objective.Title)
        ).ToListAsync(ct);

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
