using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Ideation.Data;
using InnovationPipeline.Identity.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Ideation.Answers;

internal sealed class IdeaAnswers(IdeationDb db, IOrganisations organisations) : IIdeaAnswers
{
    public async Task<IReadOnlyDictionary<Guid, IdeaAnswer>> Of(IEnumerable<Guid> ideaIds, CancellationToken ct)
    {
        var wanted = ideaIds.Distinct().ToList();
        var ideas = await db.Ideas.AsNoTracking().Where(i => wanted.Contains(i.Id)).ToListAsync(ct);
        var answers = new Dictionary<Guid, IdeaAnswer>();
        foreach (var idea in ideas.Where(i => i.Disposition is not null || i.Prepared is not null))
        {
            var told = idea.Disposition is { } known
                ? AnswerWords.Of(idea.Title, known, await db.SubjectOf(known, organisations, ct))
                : null;
            answers.Add(idea.Id, new IdeaAnswer(idea.Id, told, idea.Prepared?.ToldAt));
        }
        return answers;
    }

    public async Task<IReadOnlyList<IdeaWait>> Waits(IReadOnlyCollection<Guid> innovationEventIds, CancellationToken ct) =>
        await db
            .Ideas.Where(i => i.WithdrawnAt == null && innovationEventIds.Contains(i.InnovationEventId))
            .Select(i => new IdeaWait(i.Id, i.InnovationEventId, i.AddedAt, i.FirstAnsweredAt))
            .ToListAsync(ct);
}
