using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Answers;

internal sealed class People(IdentityDb db) : IPeople
{
    public async Task Enrol(Guid id, string name, string? email, Guid? organisationId, CancellationToken ct)
    {
        if (await db.People.AnyAsync(p => p.Id == id, ct))
            return;
        if (organisationId is { } organisation && !await db.Organisations.AnyAsync(o => o.Id == organisation, ct))
            throw new NotFound();
        var person = Person.Enrol(id, name, email, organisationId);
        if (person.Email is { } address && await db.People.AnyAsync(p => p.Email == address, ct))
            throw new Invalid("Email", "Somebody is already registered with this email address");
        db.People.Add(person);
        await db.SaveChangesAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, PersonCard>> Cards(IEnumerable<Guid> personIds, CancellationToken ct)
    {
        var ids = personIds.Distinct().ToList();
        var cards = await CardsOf(db.People.Where(p => ids.Contains(p.Id))).ToListAsync(ct);
        return cards.ToDictionary(card => card.Id);
    }

    public async Task<Guid?> WithEmail(string email, CancellationToken ct)
    {
        var address = email.Trim().ToLowerInvariant();
        return await db.People.Where(p => p.Email == address).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<PersonCard>> WithRole(string role, Guid organisationId, CancellationToken ct)
    {
        var holders = db.Grants.Where(g => g.Role == role && g.ScopeId == organisationId).Select(g => g.PersonId);
        var people = db.People.Where(p => holders.Contains(p.Id) && !p.IsDisabled && p.ForgottenAt == null).OrderBy(p => p.Name);
        return await CardsOf(people).ToListAsync(ct);
    }

    private IQueryable<PersonCard> CardsOf(IQueryable<Person> people) =>
        people.Select(p => new PersonCard(
            p.Id,
            p.Name,
            p.OrganisationId,
            db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.Name).FirstOrDefault()
        ));
}
