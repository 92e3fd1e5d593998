using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Answers;

/// <summary>An event is not archived before every idea has its disposition, and those who had it know.</summary>
internal sealed class OpenDispositions(IdeationDb db, IEnumerable<ITakeIdeasForward> others) : IObjectToArchiving
{
    public async Task<IReadOnlyList<string>> Objections(Guid innovationEventId, CancellationToken ct)
    {
        var standing = db.Ideas.Where(i => i.InnovationEventId == innovationEventId && i.WithdrawnAt == null);
        var untold = await standing.CountAsync(i => i.Prepared != null, ct);
        var open = (await standing.Where(i => i.Disposition == null && i.Prepared == null).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        foreach (var other in others)
            open.ExceptWith(await other.Taken(open, ct));
        return
        [
            .. open.Count switch
            {
                0 => Array.Empty<string>(),
                1 => ["1 idea has no disposition"],
                _ => [$"{open.Count} ideas have no disposition"],
            },
            .. untold switch
            {
                0 => Array.Empty<string>(),
                1 => ["1 idea has a disposition that people have not been told yet"],
                _ => [$"{untold} ideas have a disposition that people have not been told yet"],
            },
        ];
    }
}
