using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Chairing;

internal sealed record EventRounds(Guid InnovationEventId, string EventName, IReadOnlyList<RoundLine> Rounds);

internal sealed record RoundLine(
    Guid Id,
    Guid InnovationEventId,
    string EventName,
    string Title,
    RoundState State,
    DateTimeOffset? OpenedAt
);

[Requires(VotingPermission.ManageRounds)]
internal sealed record RoundsOf(Guid InnovationEventId) : IQuery<EventRounds>, IInEvent;

internal sealed class RoundsOfHandler(VotingDb db, IInnovationEvents events) : IQueryHandler<RoundsOf, EventRounds>
{
    public async Task<EventRounds> Handle(RoundsOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var rounds = await db
            .Rounds.Where(r => r.InnovationEventId == held.Id)
            .OrderBy(r => r.Id)
            .Select(r => new RoundLine(r.Id, held.Id, held.Name, r.Title, r.State, r.OpenedAt))
            .ToListAsync(ct);
        return new EventRounds(held.Id, held.Name, rounds);
    }
}

internal sealed record VisibleRounds(IReadOnlyList<RoundLine> Rounds, IReadOnlySet<Guid> Managed, int Page, int Pages);

/// <summary>Every round that the asker may see, newest first.</summary>
[Requires(VotingPermission.SeeRound)]
internal sealed record MyRounds(int Page) : IQuery<VisibleRounds>;

internal sealed class MyRoundsHandler(VotingDb db, IInnovationEvents events, AccessTables access, ICaller caller)
    : IQueryHandler<MyRounds, VisibleRounds>
{
    private const int PageSize = 25;

    public async Task<VisibleRounds> Handle(MyRounds query, CancellationToken ct)
    {
        var visible = await db.Rounds.VisibleTo(caller, access, ct);
        var pages = Math.Max(1, (await visible.CountAsync(ct) + PageSize - 1) / PageSize);
        var page = Math.Clamp(query.Page, 1, pages);
        var found = await visible
            .OrderByDescending(r => r.OpenedAt ?? DateTimeOffset.MaxValue)
            .ThenByDescending(r => r.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new
            {
                r.Id,
                r.InnovationEventId,
                r.Title,
                r.State,
                r.OpenedAt,
            })
            .ToListAsync(ct);
        var names = await events.Cards(found.Select(r => r.InnovationEventId).Distinct(), ct);
        var managed = await access.ScopesWith(caller, VotingPermission.ManageRounds, ct);
        return new VisibleRounds(
            [
                .. found.Select(r => new RoundLine(
                    r.Id,
                    r.InnovationEventId,
                    names.TryGetValue(r.InnovationEventId, out var card) ? card.Name : "",
                    r.Title,
                    r.State,
                    r.OpenedAt
                )),
            ],
            found.Select(r => r.Id).Where(managed.Contains).ToHashSet(),
            page,
            pages
        );
    }
}
