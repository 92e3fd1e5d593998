using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Voting.Contracts;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

internal sealed class AskedQuestions(VotingDb db, IInnovationEvents events, IIdeas ideas) : IQuestions
{
    public async Task<QuestionCard?> Find(Guid questionId, CancellationToken ct)
    {
        if (await db.Questions.AsNoTracking().SingleOrDefaultAsync(q => q.Id == questionId, ct) is not { } question)
            return null;
        var titles = await TopicTitles.For([question], events, ideas, ct);
        var standing = await db.StandingFor(question, ct);
        // One merge deep after another: whoever asked any of them waits for this answer.
        var askers = new List<Guid?> { question.AskerId };
        var level = new List<Guid> { question.Id };
        while (level.Count > 0)
        {
            var merged = await db
                .Questions.AsNoTracking()
                .Where(q => q.MergedIntoId != null && level.Contains(q.MergedIntoId.Value))
                .ToListAsync(ct);
            askers.AddRange(merged.Select(q => q.AskerId));
            level = merged.ConvertAll(q => q.Id);
        }
        return new QuestionCard(
            question.Id,
            question.InnovationEventId,
            titles.Of(question),
            question.Text,
            QuestionWords.Of(question.State, question.IsShown),
            standing.Answer,
            question.Reason,
            [.. askers.OfType<Guid>().Distinct()],
            question.OwnerId,
            question.DueOn
        );
    }
}
