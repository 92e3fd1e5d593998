using InnovationPipeline.Identity.Domain;

namespace InnovationPipeline.Identity.Data;

internal static class OrganisationsOfADay
{
    public static IQueryable<Organisation> ActiveOn(this IQueryable<Organisation> organisations, DateOnly day) =>
        organisations.Where(o => o.ValidFrom <= day && (o.ValidTo == null || o.ValidTo >= day));
}
