using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;

namespace InnovationPipeline.Development.Data;

internal static class Succeeding
{
    /// <summary>Who each organisation is on a day, and since when: itself, or whoever has succeeded it by then.</summary>
    public static async Task<Func<Guid, CarriedOnBy>> CarriedOn(
        this IOrganisations organisations,
        IEnumerable<Guid> ids,
        DateOnly day,
        CancellationToken ct
    )
    {
        var spells = (await organisations.Spells([.. ids.Distinct()], ct)).Where(s => s.From <= day).ToLookup(s => s.OrganisationId);
        return id =>
        {
            var now = spells[id].Last().IsThen;
            return new CarriedOnBy(now, spells[id].Reverse().TakeWhile(s => s.IsThen == now).Last().From);
        };
    }
}
