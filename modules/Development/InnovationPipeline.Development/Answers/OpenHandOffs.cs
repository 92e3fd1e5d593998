using InnovationPipeline.Development.Data;
using InnovationPipeline.Events.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Answers;

/// <summary>An event is not archived while one of its ideas still waits to be taken forward.</summary>
internal sealed class OpenHandOffs(DevelopmentDb db) : IObjectToArchiving
{
    public async Task<IReadOnlyList<string>> Objections(Guid innovationEventId, CancellationToken ct)
    {
        var open = await db.HandOffs.Waiting().CountAsync(h => h.InnovationEventId == innovationEventId, ct);
        return open switch
        {
            0 => [],
            1 => ["1 idea waits to be taken forward as an initiative"],
            _ => [$"{open} ideas wait to be taken forward as initiatives"],
        };
    }
}
