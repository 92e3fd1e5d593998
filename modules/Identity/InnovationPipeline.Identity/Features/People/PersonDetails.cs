using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.People;

internal sealed record Choice(Guid Id, string Name);

/// <param name="GivenHere">whether an administrator gave it, and may take it back</param>
internal sealed record RoleGiven(string Role, Guid PlaceId, string Place, bool GivenHere);

internal sealed record PersonFacts(
    Guid Id,
    string Name,
    string? Email,
    string? Organisation,
    bool IsDisabled,
    bool IsForgotten,
    bool HasPassword,
    IReadOnlyList<RoleGiven> Roles
);

[Requires(IdentityPermission.ManagePeople)]
internal sealed record PersonDetails(Guid PersonId) : IQuery<PersonFacts>, IInSystem;

internal sealed class PersonDetailsHandler(IdentityDb db) : IQueryHandler<PersonDetails, PersonFacts>
{
    public async Task<PersonFacts> Handle(PersonDetails query, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().Get(query.PersonId, ct);
        var organisation = await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(ct);
        var hasPassword = await db.Accounts.AnyAsync(a => a.Id == person.Id, ct);
        return new PersonFacts(
            person.Id,
            person.Name,
            person.Email,
            organisation,
            person.IsDisabled,
            person.ForgottenAt is not null,
            hasPassword,
            await Roles(person.Id, ct)
        );
    }

    private async Task<IReadOnlyList<RoleGiven>> Roles(Guid person, CancellationToken ct)
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
        var organisations = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var titles = await db.Titles.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Title, ct);
        return held.Select(h => new RoleGiven(
                h.Role,
                h.Id,
                h.Id == Scope.System
                    ? "Everywhere"
                    : organisations.GetValueOrDefault(h.Id) ?? titles.GetValueOrDefault(h.Id) ?? $"One {h.Kind}",
                h.Id == Scope.System
                    ? GivenHere.InSystem.Contains(h.Role)
                    : organisations.ContainsKey(h.Id) && GivenHere.InOrganisations.Contains(h.Role)
            ))
            .OrderBy(r => r.Place, StringComparer.Ordinal)
            .ThenBy(r => r.Role, StringComparer.Ordinal)
            .ToList();
    }
}

/// <summary>The organisations that are active today, for a form.</summary>
[Requires(IdentityPermission.ManagePeople)]
internal sealed record OrganisationChoices : IQuery<IReadOnlyList<Choice>>, IInSystem;

internal sealed class OrganisationChoicesHandler(IdentityDb db, TimeProvider clock)
    : IQueryHandler<OrganisationChoices, IReadOnlyList<Choice>>
{
    public async Task<IReadOnlyList<Choice>> Handle(OrganisationChoices query, CancellationToken ct) =>
        await db
            .Organisations.ActiveOn(London.DayOf(clock.GetUtcNow()))
            .OrderBy(o => o.Name)
            .Select(o => new Choice(o.Id, o.Name))
            .ToListAsync(ct);
}
