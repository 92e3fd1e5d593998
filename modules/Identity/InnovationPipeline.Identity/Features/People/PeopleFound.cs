using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.People;

internal sealed record PersonRow(Guid Id, string Name, string? Email, string? Organisation, bool IsDisabled);

internal sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, int Found, int PageNumber, int Pages);

[Requires(IdentityPermission.ManagePeople)]
internal sealed record PeopleFound(string? Search, int PageNumber) : IQuery<PeoplePage>, IInSystem;

internal sealed class PeopleFoundHandler(IdentityDb db) : IQueryHandler<PeopleFound, PeoplePage>
{
    private const int PageSize = 25;

    public async Task<PeoplePage> Handle(PeopleFound query, CancellationToken ct)
    {
        var people = db.People.Where(p => p.ForgottenAt == null);
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var words = query.Search.Trim().ToLowerInvariant();
            people = people.Where(p =>
                p.Name.ToLower().Contains(words)
                || p.Email!.Contains(words)
                || db.Organisations.Any(o => o.Id == p.OrganisationId && o.Name.ToLower().Contains(words))
            );
        }
        var found = await people.CountAsync(ct);
        var pages = Math.Max(1, (found + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.PageNumber, 1, pages);
        var rows = await people
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new PersonRow(
                p.Id,
                p.Name,
                p.Email,
                db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                p.IsDisabled
            ))
            .ToListAsync(ct);
        return new PeoplePage(rows, found, page, pages);
    }
}
