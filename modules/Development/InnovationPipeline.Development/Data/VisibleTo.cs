using InnovationPipeline.Development.Domain;

namespace InnovationPipeline.Development.Data;

/// <summary>Narrows a list to the scopes in which the asker holds the permission.</summary>
internal static class Visibility
{
    public static IQueryable<Initiative> VisibleTo(this IQueryable<Initiative> all, IReadOnlySet<Guid> scopes) =>
        all.Where(i => scopes.Contains(i.Id));

    public static IQueryable<Theme> VisibleTo(this IQueryable<Theme> all, IReadOnlySet<Guid> scopes) =>
        all.Where(t => scopes.Contains(t.Id));

    public static IQueryable<HandOff> VisibleTo(this IQueryable<HandOff> all, IReadOnlySet<Guid> scopes) =>
        all.Where(h => scopes.Contains(h.OrganisationId));

    public static IQueryable<GateReview> VisibleTo(this IQueryable<GateReview> all, IReadOnlySet<Guid> scopes) =>
        all.Where(g => scopes.Contains(g.InitiativeId));

    public static IQueryable<Benefit> VisibleTo(this IQueryable<Benefit> all, IReadOnlySet<Guid> scopes) =>
        all.Where(b => scopes.Contains(b.InitiativeId));

    public static IQueryable<GateScorecard> VisibleTo(this IQueryable<GateScorecard> all, IReadOnlySet<Guid> scopes) =>
        all.Where(s => scopes.Contains(s.InitiativeId));

    public static IQueryable<DecisionRelease> VisibleTo(this IQueryable<DecisionRelease> all, IReadOnlySet<Guid> scopes) =>
        all.Where(r => scopes.Contains(r.InitiativeId));
}
