using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Voting.Data;
using InnovationPipeline.Voting.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Features.Questions;

internal sealed record ScreenQuestion(string Text, string About, int Votes);

/// <param name="Questions">most votes first; no names, whoever asked</param>
internal sealed record OpenQuestions(string EventName, IReadOnlyList<ScreenQuestion> Questions, int More);

[Requires(PitchingPermission.See)]
internal sealed record OpenQuestionsOf(Guid InnovationEventId) : IQuery<OpenQuestions>, IInEvent;

internal sealed class OpenQuestionsOfHandler(VotingDb db, IInnovationEvents events, IIdeas ideas)
    : IQueryHandler<OpenQuestionsOf, OpenQuestions>
{
    private const int Most = 6;

    public async Task<OpenQuestions> Handle(OpenQuestionsOf query, CancellationToken ct)
    {
        var held = await events.Find(query.InnovationEventId, ct) ?? throw new NotFound();
        var open = db.Questions.AsNoTracking().Where(q => q.InnovationEventId == held.Id && q.IsShown && q.State == QuestionState.Open);
        var count = await open.CountAsync(ct);
        var first = await open.OrderByDescending(q => db.QuestionVotes.Count(v => v.QuestionId == q.Id))
            .ThenBy(q => q.AskedAt)
            .ThenBy(q => q.Id)
            .Take(Most)
            .ToListAsync(ct);
        var votes = await db.VotesFor(first.ConvertAll(q => q.Id), ct);
        var titles = await TopicTitles.For(first, events, ideas, ct);
        return new OpenQuestions(
            held.Name,
            first.ConvertAll(q => new ScreenQuestion(q.Text, titles.Of(q), votes.GetValueOrDefault(q.Id))),
            count - first.Count
        );
    }
}
