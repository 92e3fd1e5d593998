using InnovationPipeline.Events.Data;
using InnovationPipeline.Identity.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;
using InnovationPipeline.Platform.Messages;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Events.Features.Designs;

internal sealed record SeatMoveLine(string Name, int? From, int To);

internal sealed record SeatMovesToShow(string EventName, IReadOnlyList<SeatMoveLine> Moves);

/// <summary>Whose seat has changed, for the big screen: each person's newest, by name.</summary>
[Requires(EventsPermission.Manage)]
internal sealed record SeatMovesOf(Guid InnovationEventId) : IQuery<SeatMovesToShow>, IInEvent;

internal sealed class SeatMovesOfHandler(EventsDb db, IPeople people) : IQueryHandler<SeatMovesOf, SeatMovesToShow>
{
    public async Task<SeatMovesToShow> Handle(SeatMovesOf query, CancellationToken ct)
    {
        var e = await db.Events.AsNoTracking().Get(query.InnovationEventId, ct);
        var moves = await db.SeatMoves.AsNoTracking().Where(m => m.InnovationEventId == e.Id).OrderBy(m => m.At).ToListAsync(ct);
        var cards = await people.Cards(moves.Select(m => m.PersonId).Distinct(), ct);
        return new SeatMovesToShow(
            e.Name,
            [
                .. moves
                    .GroupBy(m => m.PersonId)
                    .Select(m => new SeatMoveLine(cards.GetValueOrDefault(m.Key)?.Name ?? "", m.First().From, m.Last().To))
                    .Where(m => m.From != m.To)
                    .OrderBy(m => m.Name, StringComparer.CurrentCulture),
            ]
        );
    }
}
