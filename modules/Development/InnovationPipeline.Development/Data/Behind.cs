using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

/// <summary>What stands behind an initiative: what was merged into it, and the days on which its ideas were had.</summary>
internal static class Behind
{
    /// <summary>It first, then everything that was merged into it, and into that; what was taken back is not in it.</summary>
    public static async Task<IReadOnlyList<Initiative>> WithMerged(this DevelopmentDb db, Guid initiativeId, CancellationToken ct)
    {
        var all = await db.Initiatives.AsNoTracking().Where(i => i.Id == initiativeId).ToListAsync(ct);
        for (var reached = 0; reached < all.Count; )
        {
            var into = all.Skip(reached).Select(i => i.Id).ToList();
            var known = all.ConvertAll(i => i.Id);
            reached = all.Count;
            all.AddRange(
                await db
                    .Initiatives.AsNoTracking()
                    .Where(i => i.MergedIntoId != null && into.Contains(i.MergedIntoId.Value) && !known.Contains(i.Id))
                    .OrderBy(i => i.Id)
                    .ToListAsync(ct)
            );
        }
        return all;
    }

    /// <summary>The ideas that it began as: its own, or its theme's.</summary>
    public static IReadOnlyList<Guid> Ideas(this Initiative initiative) =>
        initiative.IdeaId is { } idea ? [idea] : [.. (initiative.Origin.Theme?.Ideas ?? []).Select(i => i.Id)];

    /// <summary>The events of its idea, of its theme's ideas, or of the areas that its challenge became.</summary>
    public static async Task<IReadOnlyList<Guid>> Days(
        this Initiative initiative,
        IIdeas ideas,
        IInnovationEvents events,
        CancellationToken ct
    )
    {
        if (initiative.InnovationEventId is { } held)
            return [held];
        if (initiative.SubmissionId is { } challenge)
            return [.. (await events.AreasFrom(challenge, ct)).Select(a => a.InnovationEventId).Distinct()];
        return [.. (await ideas.Cards(initiative.Ideas(), ct)).Values.Select(i => i.InnovationEventId).Distinct().Order()];
    }
}
