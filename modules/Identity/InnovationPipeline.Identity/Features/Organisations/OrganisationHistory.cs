using InnovationPipeline.Identity.Data;
using InnovationPipeline.Identity.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed record IcsChoice(Guid Id, string Name);

internal sealed record IcsLinkRow(Guid Id, Guid IcsId, string IcsName, DateOnly From, DateOnly? To);

/// <param name="Split">whether the predecessor had several successors</param>
/// <param name="Assigned">whether this successor carries the predecessor's history on</param>
internal sealed record SuccessionRow(Guid SuccessionId, Guid OrganisationId, string Name, DateOnly On, bool Split, bool Assigned);

internal sealed record History(
    Guid Id,
    uint Version,
    string Name,
    OrganisationKind Kind,
    string? Code,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    bool TakesChallenges,
    IReadOnlyList<IcsLinkRow> BelongsTo,
    IReadOnlyList<SuccessionRow> Predecessors,
    IReadOnlyList<SuccessionRow> Successors,
    int People
);

[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record OrganisationHistory(Guid OrganisationId) : IQuery<History>, IInSystem;

internal sealed class OrganisationHistoryHandler(IdentityDb db) : IQueryHandler<OrganisationHistory, History>
{
    public async Task<History> Handle(OrganisationHistory query, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().Get(query.OrganisationId, ct);
        var successions = await db
            .Successions.AsNoTracking()
            .Where(s => s.PredecessorId == organisation.Id || s.Heirs.Any(h => h.OrganisationId == organisation.Id))
            .ToListAsync(ct);
        var ids = organisation
            .IcsLinks.Select(l => l.IcsId)
            .Concat(successions.Select(s => s.PredecessorId))
            .Concat(successions.SelectMany(s => s.Heirs).Select(h => h.OrganisationId))
            .Distinct()
            .ToList();
        var names = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);

        return new History(
            organisation.Id,
            organisation.Version,
            organisation.Name,
            organisation.Kind,
            organisation.Code?.Value,
            organisation.ValidFrom,
            organisation.ValidTo,
            organisation.TakesChallenges,
            organisation.IcsLinks.OrderBy(l => l.From).Select(l => new IcsLinkRow(l.Id, l.IcsId, names[l.IcsId], l.From, l.To)).ToList(),
            successions
                .Where(s => s.PredecessorId != organisation.Id)
                .Select(s => new SuccessionRow(
                    s.Id,
                    s.PredecessorId,
                    names[s.PredecessorId],
                    s.On,
                    s.IsSplit,
                    s.AssignedTo == organisation.Id
                ))
                .OrderBy(s => s.Name, StringComparer.Ordinal)
                .ToList(),
            successions
                .Where(s => s.PredecessorId == organisation.Id)
                .SelectMany(s =>
                    s.Heirs.Select(h => new SuccessionRow(
                        s.Id,
                        h.OrganisationId,
                        names[h.OrganisationId],
                        s.On,
                        s.IsSplit,
                        s.AssignedTo == h.OrganisationId
                    ))
                )
                .OrderBy(s => s.Name, StringComparer.Ordinal)
                .ToList(),
            await db.People.CountAsync(p => p.OrganisationId == organisation.Id, ct)
        );
    }
}

/// <summary>The integrated care boards that are active today, for a form.</summary>
[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record IcsChoices : IQuery<IReadOnlyList<IcsChoice>>, IInSystem;

internal sealed class IcsChoicesHandler(IdentityDb db, TimeProvider clock) : IQueryHandler<IcsChoices, IReadOnlyList<IcsChoice>>
{
    public async Task<IReadOnlyList<IcsChoice>> Handle(IcsChoices query, CancellationToken ct) =>
        await db
            .Organisations.ActiveOn(London.DayOf(clock.GetUtcNow()))
            .Where(o => o.Kind == OrganisationKind.Icb)
            .OrderBy(o => o.Name)
            .Select(o => new IcsChoice(o.Id, o.Name))
            .ToListAsync(ct);
}
