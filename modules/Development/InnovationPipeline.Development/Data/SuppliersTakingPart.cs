using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class SuppliersTakingPart
{
    /// <summary>Private organisations whose people took part in the idea or in what it was taken from, whether or not somebody has recorded what they saw.</summary>
    public static async Task<IReadOnlyList<SupplierPart>> SuppliersOf(
        this DevelopmentDb db,
        Initiative initiative,
        IInnovationEvents events,
        IIdeas ideas,
        IOrganisations organisations,
        CancellationToken ct
    )
    {
        var people = initiative.Origin.Contributors.Select(c => c.PersonId).ToHashSet();
        foreach (var idea in initiative.Ideas())
            people.UnionWith((await ideas.Contributors(idea, ct)).Select(c => c.PersonId));
        var present = new List<RegistrationCard>();
        foreach (var day in await initiative.Days(ideas, events, ct))
            present.AddRange(await events.Registrations(day, ct));
        var took = present
            .Where(r => r.Sector is "Private" && r.OrganisationId is not null && people.Contains(r.PersonId))
            .GroupBy(r => r.OrganisationId!.Value)
            .ToDictionary(g => g.Key, g => g.Select(r => r.PersonId).Distinct().Count());
        var said = await db
            .Suppliers.AsNoTracking()
            .Where(s => s.InitiativeId == initiative.Id)
            .ToDictionaryAsync(s => s.OrganisationId, ct);
        var all = took.Keys.Union(said.Keys).ToList();
        var names = await organisations.Cards(all, ct);
        return
        [
            .. all.Select(id => new SupplierPart(
                    id,
                    names.GetValueOrDefault(id)?.Name ?? "An organisation that is no longer known",
                    took.GetValueOrDefault(id),
                    said.GetValueOrDefault(id)?.Saw,
                    said.GetValueOrDefault(id)?.Declared
                ))
                .OrderBy(s => s.Name, StringComparer.Ordinal),
        ];
    }
}
