using InnovationPipeline.Identity.Data;
using InnovationPipeline.Kernel;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Answers;

/// <summary>What Identity holds about a person: name, address, organisation, roles, and how they sign in.</summary>
internal sealed class PersonalData(IdentityDb db, TimeProvider clock) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, ct);
        if (person is null)
            return [];
        var held = new List<PersonalDatum> { new("Name", person.Name) };
        if (person.Email is { } email)
            held.Add(new("Email address", email));
        if (
            await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(ct) is
            { } organisation
        )
            held.Add(new("Organisation", organisation));
        if (await db.Accounts.AnyAsync(a => a.Id == personId, ct))
            held.Add(new("Password", "Kept only in a form that cannot be read"));
        foreach (
            var role in await db.Grants.Where(g => g.PersonId == personId).Select(g => g.Role).Distinct().OrderBy(r => r).ToListAsync(ct)
        )
            held.Add(new("Role", role));
        return held;
    }

    public async Task Forget(Guid personId, CancellationToken ct)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == personId, ct) is not { } person)
            return;
        person.Forget(clock.GetUtcNow());
        db.Accounts.RemoveRange(await db.Accounts.Where(a => a.Id == personId).ToListAsync(ct));
        db.Passes.RemoveRange(await db.Passes.Where(p => p.PersonId == personId).ToListAsync(ct));
        db.Grants.RemoveRange(await db.Grants.Where(g => g.PersonId == personId).ToListAsync(ct));
        await db.Unindex(personId, ct);
        await db.SaveChangesAsync(ct);
    }
}
