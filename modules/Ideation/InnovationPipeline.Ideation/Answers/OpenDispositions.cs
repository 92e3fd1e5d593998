using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Answers;

internal sealed class OpenDispositions(IdeationDb db) : IObjectToArchiving
{
    public async Task<IReadOnlyList<string>> Objections(Guid innovationEventId, CancellationToken ct)
    {
        var open = await db.Ideas.CountAsync(
            i => i.InnovationEventId == innovationEventId && i.WithdrawnAt == null && i.Disposition == null,
            ct
        );
        return open switch
        {
            0 => [],
            1 => ["1 idea has no disposition"],
            _ => [$"{open} ideas have no disposition"],
        };
    }
}
