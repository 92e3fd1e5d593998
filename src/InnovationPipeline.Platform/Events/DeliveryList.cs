using InnovationPipeline.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Platform.Events;

/// <summary>A delivery that has failed: tried again by itself, or dead until a person replays it.</summary>
public sealed record FailedDelivery(
    Guid EventId,
    string Event,
    string Handler,
    DateTimeOffset HappenedAt,
    int Attempts,
    DateTimeOffset? NextTryAt,
    string Failure
)
{
    public bool IsDead => NextTryAt is null;
}

/// <summary>How deliveries stand.</summary>
public sealed record DeliveryFigures(long Done, long Waiting, long Dead);

/// <summary>Reads deliveries for the people who operate the installation.</summary>
public sealed class DeliveryList(PlatformDb db)
{
    public async Task<DeliveryFigures> Figures(CancellationToken ct)
    {
        var all = db.Set<Delivery>();
        return new(
            await all.LongCountAsync(d => d.DoneAt != null, ct),
            await all.LongCountAsync(d => d.DoneAt == null && d.DeadAt == null, ct),
            await all.LongCountAsync(d => d.DeadAt != null, ct)
        );
    }

    public async Task<IReadOnlyList<FailedDelivery>> Failed(int skip, int take, CancellationToken ct) =>
        await db.Set<Delivery>()
            .Where(d => d.DoneAt == null && d.Failure != null)
            .Join(db.Set<StoredEvent>(), d => d.EventId, e => e.Id, (d, e) => new { d, e })
            .OrderByDescending(x => x.d.DeadAt != null)
            .ThenBy(x => x.e.At)
            .Skip(skip)
            .Take(take)
            .Select(x => new FailedDelivery(
                x.e.Id,
                x.e.Type,
                x.d.Handler,
                x.e.At,
                x.d.Attempts,
                x.d.DeadAt == null ? x.d.NextTryAt : null,
                x.d.Failure!
            ))
            .ToListAsync(ct);
}
