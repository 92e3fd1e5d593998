using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Kernel;

namespace InnovationPipeline.Development.Features.Gates;

/// <summary>How somebody stands to an initiative, as the records of every module have it.</summary>
internal static class Standing
{
    private const string Private = "Private";

    public static async Task<Closeness> Of(
        Guid personId,
        Initiative initiative,
        IIdeas ideas,
        IInnovationEvents events,
        IPeople people,
        CancellationToken ct
    )
    {
        var authors = initiative.Owners.Concat(initiative.Origin.Contributors.Select(c => c.PersonId)).ToHashSet();
        if (initiative.IdeaId is { } ideaId)
            authors.UnionWith((await ideas.Contributors(ideaId, ct)).Select(c => c.PersonId));
        var group = initiative.Origin.Idea is { } idea ? await events.Group(idea.GroupId, ct) : null;
        var managers = initiative.InnovationEventId is { } held ? await events.ManagersOf(authors, held, ct) : null;
        var suppliers = initiative.InnovationEventId is { } day
            ? (await events.Registrations(day, ct))
                .Where(r => string.Equals(r.Sector, Private, StringComparison.Ordinal) && authors.Contains(r.PersonId))
                .Select(r => r.OrganisationId)
                .OfType<Guid>()
                .ToHashSet()
            : [];
        var cards = await people.Cards([.. authors, personId], ct);
        var own = cards.GetValueOrDefault(personId)?.OrganisationId;
        return new Closeness(
            OwnGroup: group is not null && (group.FacilitatorId == personId || group.MemberIds.Contains(personId)),
            Author: authors.Contains(personId),
            ManagesAnAuthor: managers?.Contains(personId) == true,
            Supplier: own is { } supplier && suppliers.Contains(supplier),
            SameOrganisation: own is not null && cards.Values.Any(c => c.Id != personId && c.OrganisationId == own)
        );
    }
}
