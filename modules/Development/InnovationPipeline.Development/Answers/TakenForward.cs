using InnovationPipeline.Development.Data;
using InnovationPipeline.Ideation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Answers;

internal sealed class TakenForward(DevelopmentDb db) : ITakeIdeasForward
{
    public async Task<IReadOnlySet<Guid>> Taken(IReadOnlyCollection<Guid> ideaIds, CancellationToken ct) =>
        (
            await db
                .Initiatives.Where(i => i.IdeaId != null && ideaIds.Contains(i.IdeaId.Value))
                .Select(i => i.IdeaId!.Value)
                .ToListAsync(ct)
        ).ToHashSet();

    public async Task<bool> HasTaken(Guid ideaId, CancellationToken ct)
    {
        await db.HoldHandOff(ideaId, ct);
        return await db.Initiatives.AnyAsync(i => i.IdeaId == ideaId, ct);
    }
}
