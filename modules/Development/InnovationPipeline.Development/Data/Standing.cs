using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>How somebody stands to an initiative and to whatever was merged into it, as the records of every module have it.</summary>
internal sealed class Standing(DevelopmentDb db, IIdeas ideas, IInnovationEvents events, IPeople people)
{
    private const string Private = "Private";

    public async Task<Closeness> Of(Guid personId, Guid initiativeId, CancellationToken ct) =>
        await Of(personId, await db.Initiatives.Get(initiativeId, ct), ct);

    public async Task<Closeness> Of(Guid personId, Initiative initiative, CancellationToken ct)
    {
        var behind = (await db.WithMerged(initiative.Id, ct)).Select(i => i.Id == initiative.Id ? initiative : i).ToList();
        var authors = behind.SelectMany(i => i.Involved).ToHashSet();
        foreach (var idea in behind.SelectMany(i => i.Ideas()).Distinct())
            authors.UnionWith((await ideas.Contributors(idea, ct)).Select(c => c.PersonId));
        var ids = behind.Select(i => i.Id).ToList();
        var suppliers = (
            await db.Suppliers.Where(s => ids.Contains(s.InitiativeId)).Select(s => s.OrganisationId).ToListAsync(ct)
        ).ToHashSet();
        var (ownGroup, manages) = (false, false);
        foreach (var groupId in behind.SelectMany(i => i.Origin.Records).Select(r => r.Idea!.GroupId).Distinct())
            ownGroup |=
                await events.Group(groupId, ct) is { } group && (group.FacilitatorId == personId || group.MemberIds.Contains(personId));
        var days = new HashSet<Guid>();
        foreach (var one in behind)
            days.UnionWith(await one.Days(ideas, events, ct));
        foreach (var day in days)
        {
            manages |= (await events.ManagersOf(authors, day, ct)).Contains(personId);
            suppliers.UnionWith(
                (await events.Registrations(day, ct))
                    .Where(r => string.Equals(r.Sector, Private, StringComparison.Ordinal) && authors.Contains(r.PersonId))
                    .Select(r => r.OrganisationId)
                    .OfType<Guid>()
            );
        }
        var cards = await people.Cards([.. authors, personId], ct);
        var own = cards.GetValueOrDefault(personId)?.OrganisationId;
        return new Closeness(
            ownGroup,
            Author: authors.Contains(personId),
            manages,
            Supplier: own is { } supplier && suppliers.Contains(supplier),
            SameOrganisation: own is not null && cards.Values.Any(c => c.Id != personId && c.OrganisationId == own)
        );
    }
}
