using InnovationPipeline.Challenges.Data;
using InnovationPipeline.Kernel;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Challenges.Answers;

/// <summary>A challenge is its organisation's work and stays; who sent it in is an id that Identity no longer names.</summary>
internal sealed class PersonalData(ChallengesDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var own = await db.Submissions.AsNoTracking().Where(s => s.SubmittedBy == personId).OrderBy(s => s.SubmittedAt).ToListAsync(ct);
        return [.. own.Select(s => new PersonalDatum("Challenge you wrote", $"{s.Title}: {s.Question}"))];
    }

    public Task Forget(Guid personId, CancellationToken ct) => Task.CompletedTask;
}
