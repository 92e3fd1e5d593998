using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed record OrganisationRow(Guid Id, string Name, OrganisationKind Kind, string? Code, DateOnly ValidFrom, DateOnly? ValidTo);

internal sealed record KindCount(OrganisationKind Kind, int Count);

/// <param name="Counts">of all organisations active on the day, whatever is searched for</param>
/// <param name="Waiting">splits without a decision</param>
internal sealed record OrganisationPage(
    DateOnly On,
    IReadOnlyList<KindCount> Counts,
    IReadOnlyList<OrganisationRow> Rows,
    int Found,
    int PageNumber,
    int Pages,
    int Waiting
);

[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record OrganisationsOn(DateOnly? On, OrganisationKind? Kind, string? Search, int PageNumber)
    : IQuery<OrganisationPage>,
        IInSystem;

internal sealed class OrganisationsOnHandler(IdentityDb db, TimeProvider clock) : IQueryHandler<OrganisationsOn, OrganisationPage>
{
    private const int PageSize = 25;

    public async Task<OrganisationPage> Handle(OrganisationsOn query, CancellationToken ct)
    {
        var day = query.On ?? London.DayOf(clock.GetUtcNow());
        var active = db.Organisations.AsNoTracking().ActiveOn(day);
        var counts = await active.GroupBy(o => o.Kind).Select(g => new KindCount(g.Key, g.Count())).ToListAsync(ct);

        var found = query.Kind is { } kind ? active.Where(o => o.Kind == kind) : active;
        if (!string.IsNullOrWhiteSpace(query.Search))
        {
            var words = query.Search.Trim().ToLowerInvariant();
            var code = Organisation.CodeIn(query.Search);
            found = found.Where(o => o.Name.ToLower().Contains(words) || (code != null && o.Code == code));
        }
        var total = await found.CountAsync(ct);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.PageNumber, 1, pages);
        var rows = await found.OrderBy(o => o.Name).ThenBy(o => o.Id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new OrganisationPage(
            day,
            counts.OrderBy(c => c.Kind).ToList(),
            rows.ConvertAll(o => new OrganisationRow(o.Id, o.Name, o.Kind, o.Code?.Value, o.ValidFrom, o.ValidTo)),
            total,
            page,
            pages,
            await db.Successions.CountAsync(s => s.AssignedTo == null, ct)
        );
    }
}
