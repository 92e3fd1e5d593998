using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Answers;

internal sealed class Organisations(IdentityDb db) : IOrganisations
{
    public async Task<OrganisationCard?> Find(Guid id, CancellationToken ct) =>
        Card(await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, ct));

    public async Task<IReadOnlyDictionary<Guid, OrganisationCard>> Cards(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return (await CardsOf(db.Organisations.Where(o => wanted.Contains(o.Id)), ct)).ToDictionary(card => card.Id);
    }

    public Task<IReadOnlyList<OrganisationCard>> ActiveOn(DateOnly day, CancellationToken ct) =>
        CardsOf(db.Organisations.ActiveOn(day), ct);

    public Task<IReadOnlyList<OrganisationCard>> ThatTakeChallenges(CancellationToken ct) =>
        CardsOf(db.Organisations.Where(o => o.TakesChallenges && o.ValidTo == null), ct);

    public async Task<OrganisationCard?> IcsOf(Guid organisationId, DateOnly on, CancellationToken ct)
    {
        var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId, ct);
        if (organisation is null)
            return null;
        var ics = organisation.Kind == OrganisationKind.Icb ? organisation.Id : organisation.IcsOn(on);
        for (var seen = new HashSet<Guid>(); ics is { } id && seen.Add(id); )
        {
            var successor = await db
                .Successions.Where(s => s.PredecessorId == id && s.On <= on)
                .Select(s => s.AssignedTo)
                .SingleOrDefaultAsync(ct);
            if (successor is null)
                return await Find(id, ct);
            ics = successor;
        }
        return null;
    }

    public async Task<IReadOnlyList<OrganisationSpell>> Spells(IReadOnlyCollection<Guid> organisationIds, CancellationToken ct)
    {
        var heirs = await db
            .Successions.Where(s => s.AssignedTo != null)
            .ToDictionaryAsync(s => s.PredecessorId, s => (s.On, Heir: s.AssignedTo!.Value), ct);
        var known = new Dictionary<Guid, Organisation>();
        for (var asked = organisationIds.ToHashSet(); asked.Count > 0; )
        {
            foreach (var organisation in await db.Organisations.AsNoTracking().Where(o => asked.Contains(o.Id)).ToListAsync(ct))
                known.Add(organisation.Id, organisation);
            asked = [.. asked.Where(heirs.ContainsKey).Select(id => heirs[id].Heir).Where(id => !known.ContainsKey(id))];
        }
        var turns = heirs
            .Values.Select(h => h.On)
            .Concat(known.Values.SelectMany(o => o.IcsLinks).SelectMany(l => new[] { l.From, l.To?.AddDays(1) ?? l.From }))
            .Append(DateOnly.MinValue)
            .Distinct()
            .Order()
            .ToList();
        var spells = new List<OrganisationSpell>();
        foreach (var id in organisationIds.Distinct())
        foreach (var day in turns)
        {
            var then = CarriedOnBy(id, day);
            var spell = new OrganisationSpell(id, day, then, known.GetValueOrDefault(then) is { } o ? IcsOf(o, day) : null);
            if (spells.LastOrDefault() is not { } last || (last.OrganisationId, last.IsThen, last.IcsId) != (id, spell.IsThen, spell.IcsId))
                spells.Add(spell);
        }
        return spells;

        Guid? IcsOf(Organisation organisation, DateOnly day) =>
            organisation.Kind == OrganisationKind.Icb ? organisation.Id
            : organisation.IcsOn(day) is { } ics ? CarriedOnBy(ics, day)
            : null;

        Guid CarriedOnBy(Guid id, DateOnly day)
        {
            for (var seen = new HashSet<Guid>(); seen.Add(id) && heirs.TryGetValue(id, out var next) && next.On <= day; )
                id = next.Heir;
            return id;
        }
    }

    public async Task<OrganisationCard?> Named(string nameOrCode, CancellationToken ct)
    {
        var name = nameOrCode.Trim().ToLowerInvariant();
        if (
            Organisation.CodeIn(nameOrCode) is { } code
            && await db.Organisations.SingleOrDefaultAsync(o => o.Code == code, ct) is { } coded
        )
            return Card(coded);
        var named = await db.Organisations.Where(o => o.Name.ToLower() == name).Take(2).ToListAsync(ct);
        return named.Count == 1 ? Card(named[0]) : null;
    }

    private static async Task<IReadOnlyList<OrganisationCard>> CardsOf(IQueryable<Organisation> organisations, CancellationToken ct) =>
        (await organisations.OrderBy(o => o.Name).ToListAsync(ct)).ConvertAll(o => Card(o)!);

    private static OrganisationCard? Card(Organisation? o) => o is null ? null : new(o.Id, o.Name, o.Kind.ToString(), o.Code?.Value);
}
