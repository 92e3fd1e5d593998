using InnovationPipeline.Identity.Data;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Identity.Features.Organisations;

internal sealed record WaitingHeir(Guid Id, string Name);

/// <param name="Assigned">who carries the history on, once that is decided</param>
internal sealed record WaitingSplit(
    Guid Id,
    Guid PredecessorId,
    string Predecessor,
    DateOnly On,
    IReadOnlyList<WaitingHeir> Heirs,
    string? Assigned
);

/// <summary>Splits for which nobody has decided yet who carries the predecessor's history on.</summary>
[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record SplitsWaiting : IQuery<IReadOnlyList<WaitingSplit>>, IInSystem;

[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record SplitOf(Guid SuccessionId) : IQuery<WaitingSplit>, IInSystem;

internal sealed class SplitsWaitingHandler(IdentityDb db)
    : IQueryHandler<SplitsWaiting, IReadOnlyList<WaitingSplit>>,
        IQueryHandler<SplitOf, WaitingSplit>
{
    public Task<IReadOnlyList<WaitingSplit>> Handle(SplitsWaiting query, CancellationToken ct) =>
        Read(db.Successions.Where(s => s.AssignedTo == null), ct);

    public async Task<WaitingSplit> Handle(SplitOf query, CancellationToken ct) =>
        (await Read(db.Successions.Where(s => s.Id == query.SuccessionId && s.IsSplit), ct)).SingleOrDefault() ?? throw new NotFound();

    private async Task<IReadOnlyList<WaitingSplit>> Read(IQueryable<Domain.Succession> asked, CancellationToken ct)
    {
        var successions = await asked.AsNoTracking().ToListAsync(ct);
        var ids = successions.SelectMany(s => s.Heirs.Select(h => h.OrganisationId).Append(s.PredecessorId)).Distinct().ToList();
        var names = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return successions
            .Select(s => new WaitingSplit(
                s.Id,
                s.PredecessorId,
                names[s.PredecessorId],
                s.On,
                s.Heirs.Select(h => new WaitingHeir(h.OrganisationId, names[h.OrganisationId]))
                    .OrderBy(h => h.Name, StringComparer.Ordinal)
                    .ToList(),
                s.AssignedTo is { } heir ? names[heir] : null
            ))
            .OrderBy(s => s.Predecessor, StringComparer.Ordinal)
            .ToList();
    }
}

[Requires(IdentityPermission.ManageOrganisations)]
internal sealed record DecideSuccession(Guid SuccessionId, Guid HeirId) : ICommand, IInSystem;

internal sealed class DecideSuccessionHandler(IdentityDb db, ICaller caller, TimeProvider clock) : ICommandHandler<DecideSuccession>
{
    public async Task Handle(DecideSuccession command, CancellationToken ct)
    {
        var succession = await db.Successions.Get(command.SuccessionId, ct);
        succession.Decide(heirId: command.HeirId, by: caller.PersonId, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
