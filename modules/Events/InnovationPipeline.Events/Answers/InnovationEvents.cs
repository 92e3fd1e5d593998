using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Events.Data;
using InnovationPipeline.Events.Domain;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Answers;

internal sealed class InnovationEvents(EventsDb db, IPeople people) : IInnovationEvents
{
    public async Task<EventCard?> Find(Guid innovationEventId, CancellationToken ct) =>
        (await Cards([innovationEventId], ct)).GetValueOrDefault(innovationEventId);

    public async Task<IReadOnlyDictionary<Guid, EventCard>> Cards(IEnumerable<Guid> innovationEventIds, CancellationToken ct)
    {
        var ids = innovationEventIds.Distinct().ToList();
        var events = await db.Events.AsNoTracking().IgnoreAutoIncludes().Where(e => ids.Contains(e.Id)).ToListAsync(ct);
        return events.ToDictionary(
            e => e.Id,
            e => new EventCard(
                e.Id,
                e.Name,
                e.Day,
                e.OrganisationId,
                PlainWords.Of(e.State),
                e.State is EventState.Cancelled or EventState.Postponed ? e.Why : null
            )
        );
    }

    public async Task<IReadOnlyList<AreaCard>> Areas(Guid innovationEventId, CancellationToken ct)
    {
        var areas = await db.Set<ChallengeArea>()
            .AsNoTracking()
            .Where(a => a.InnovationEventId == innovationEventId)
            .OrderBy(a => a.Number)
            .ToListAsync(ct);
        return [.. areas.Select(Card)];
    }

    public async Task<IReadOnlyList<AreaAsked>> AreasFrom(Guid submissionId, CancellationToken ct)
    {
        var areas = await db.Set<ChallengeArea>().AsNoTracking().Where(a => a.SubmissionId == submissionId).ToListAsync(ct);
        var held = await Cards(areas.Select(a => a.InnovationEventId), ct);
        return
        [
            .. areas
                .Where(a => held.ContainsKey(a.InnovationEventId))
                .Select(a => new AreaAsked(a.InnovationEventId, held[a.InnovationEventId].Name, held[a.InnovationEventId].Day, Card(a)))
                .OrderBy(a => a.Day)
                .ThenBy(a => a.Area.Number),
        ];
    }

    public Task<IReadOnlyList<GroupCard>> Groups(Guid innovationEventId, CancellationToken ct) =>
        Published(db.Groups.Where(g => g.InnovationEventId == innovationEventId), ct);

    public async Task<GroupCard?> Group(Guid groupId, CancellationToken ct) =>
        (await Published(db.Groups.Where(g => g.Id == groupId), ct)).SingleOrDefault();

    public async Task<IReadOnlyList<RegistrationCard>> Registrations(Guid innovationEventId, CancellationToken ct)
    {
        var seats = await db.Set<GroupMember>()
            .AsNoTracking()
            .Where(m => m.InnovationEventId == innovationEventId)
            .ToDictionaryAsync(m => m.PersonId, m => m.WorkingGroupId, ct);
        var placed = await db
            .Registrations.AsNoTracking()
            .Where(r => r.InnovationEventId == innovationEventId && r.State == PlaceState.Placed)
            .OrderBy(r => r.RegisteredAt)
            .ThenBy(r => r.Id)
            .ToListAsync(ct);
        return
        [
            .. placed.Select(r => new RegistrationCard(
                r.PersonId,
                r.Discipline,
                r.OrganisationId,
                r.Sector.ToString(),
                seats.TryGetValue(r.PersonId, out var group) ? group : null,
                r.CheckedInAt
            )),
        ];
    }

    public async Task<IReadOnlySet<Guid>> ManagersOf(IReadOnlyCollection<Guid> personIds, Guid innovationEventId, CancellationToken ct)
    {
        var addresses = await db
            .Registrations.Where(r => r.InnovationEventId == innovationEventId && personIds.Contains(r.PersonId))
            .Where(r => r.LineManagerEmail != null)
            .Select(r => r.LineManagerEmail!)
            .Distinct()
            .ToListAsync(ct);
        var managers = new HashSet<Guid>();
        foreach (var address in addresses)
            if (await people.WithEmail(address, ct) is { } manager)
                managers.Add(manager);
        return managers;
    }

    private async Task<IReadOnlyList<GroupCard>> Published(IQueryable<WorkingGroup> wanted, CancellationToken ct)
    {
        var groups = await wanted.AsNoTracking().Where(g => g.PublishedAt != null).OrderBy(g => g.Number).ToListAsync(ct);
        var eventIds = groups.Select(g => g.InnovationEventId).Distinct().ToList();
        var areas = await db.Set<ChallengeArea>()
            .AsNoTracking()
            .Where(a => eventIds.Contains(a.InnovationEventId))
            .ToDictionaryAsync(a => a.Id, ct);
        var closes = await db
            .RunSheets.AsNoTracking()
            .IgnoreAutoIncludes()
            .Where(s => eventIds.Contains(s.InnovationEventId))
            .ToDictionaryAsync(s => s.InnovationEventId, s => s.SubmissionClosesAt ?? s.StartsAt, ct);
        return
        [
            .. groups.Select(g => new GroupCard(
                g.Id,
                g.InnovationEventId,
                g.Number,
                g.Name,
                Card(areas[g.ChallengeAreaId]),
                g.FacilitatorId!.Value,
                [.. g.Members.Select(m => m.PersonId)],
                closes[g.InnovationEventId]
            )),
        ];
    }

    private static AreaCard Card(ChallengeArea a) => new(a.Id, a.Number, a.Title, a.Question, a.SubmissionId);
}
