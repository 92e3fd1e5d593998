using InnovationPipeline.Identity.Data;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Me;

internal sealed record RoleHeld(string Role, string Place);

/// <param name="HasPassword">whether there is one that could be changed in this session</param>
internal sealed record Own(string Name, string? Email, string? Organisation, IReadOnlyList<RoleHeld> Roles, bool HasPassword);

[ForSignedIn("it is about the person who asks")]
internal sealed record OwnDetails : IQuery<Own>;

internal sealed class OwnDetailsHandler(IdentityDb db, ICaller caller) : IQueryHandler<OwnDetails, Own>
{
    public async Task<Own> Handle(OwnDetails query, CancellationToken ct)
    {
        var id = caller.Person();
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound();
        var organisation = await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(ct);
        var hasPassword = caller.Within is null && await db.Accounts.AnyAsync(a => a.Id == id, ct);
        return new Own(person.Name, person.Email, organisation, await Roles(id, ct), hasPassword);
    }

    private async Task<IReadOnlyList<RoleHeld>> Roles(Guid person, CancellationToken ct)
    {
        var held = await db
            .Grants.Where(g => g.PersonId == person)
            .Join(
                db.Set<Scope>(),
                g => g.ScopeId,
                s => s.Id,
                (g, s) =>
                    new
                    {
                        g.Role,
                        s.Id,
                        s.Kind,
                    }
            )
            .ToListAsync(ct);
        var ids = held.Select(h => h.Id).ToList();
        var titles = await db.Titles.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, ct);
        return held.Select(h => new RoleHeld(
                h.Role,
                h.Id == Scope.System ? "Everywhere"
                    : titles.TryGetValue(h.Id, out var title) ? title
                    : $"One {h.Kind}"
            ))
            .OrderBy(r => r.Place, StringComparer.Ordinal)
            .ThenBy(r => r.Role, StringComparer.Ordinal)
            .ToList();
    }
}

[ForSignedIn("it is about the person who asks")]
internal sealed record HeldAboutMe : IQuery<IReadOnlyList<PersonalDatum>>;

internal sealed class HeldAboutMeHandler(IEnumerable<IHoldPersonalData> holders, ICaller caller)
    : IQueryHandler<HeldAboutMe, IReadOnlyList<PersonalDatum>>
{
    public async Task<IReadOnlyList<PersonalDatum>> Handle(HeldAboutMe query, CancellationToken ct)
    {
        // A link may have been forwarded: a session that came by one does not open everything about its person.
        if (caller.Within is not null)
            throw new Forbidden();
        var held = new List<PersonalDatum>();
        foreach (var holder in holders)
            held.AddRange(await holder.About(caller.Person(), ct));
        return held;
    }
}
