using InnovationPipeline.Portfolio.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Portfolio.Data;

/// <summary>Narrows facts to the initiatives or organisations in which the asker holds the permission.</summary>
internal static class VisibleTo
{
    public static IQueryable<InitiativeFact> InitiativesVisibleTo(this IQueryable<Fact> facts, IReadOnlySet<Guid> scopes) =>
        facts.AsNoTracking().OfType<InitiativeFact>().Where(f => scopes.Contains(f.InitiativeId));

    public static IQueryable<ChallengeArrived> SentTo(this IQueryable<Fact> facts, IReadOnlySet<Guid> organisations) =>
        facts.AsNoTracking().OfType<ChallengeArrived>().Where(f => organisations.Contains(f.OrganisationId));

    public static IQueryable<RoundMoved> RoundsVisibleTo(this IQueryable<Fact> facts, IReadOnlySet<Guid> scopes) =>
        facts.AsNoTracking().OfType<RoundMoved>().Where(f => scopes.Contains(f.RoundId));
}
