using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Voting.Domain.Questions;

namespace InnovationPipeline.Voting.Data;

/// <summary>What questions are about, by title as it is now.</summary>
internal sealed class TopicTitles(IReadOnlyDictionary<Guid, string> titles)
{
    public string Of(Question question) =>
        question.SubjectId is { } subject ? titles.GetValueOrDefault(subject, "Something that is no longer here") : QuestionWords.TheDay;

    public static async Task<TopicTitles> For(
        IReadOnlyCollection<Question> questions,
        IInnovationEvents events,
        IIdeas ideas,
        CancellationToken ct
    )
    {
        var titles = new Dictionary<Guid, string>();
        var asked = questions.Where(q => q.About == QuestionSubject.Area).Select(q => q.InnovationEventId).Distinct();
        foreach (var innovationEventId in asked)
        foreach (var area in await events.Areas(innovationEventId, ct))
            titles[area.Id] = area.Title;
        var subjects = questions.Where(q => q.About == QuestionSubject.Idea).Select(q => q.SubjectId!.Value).Distinct().ToList();
        if (subjects.Count > 0)
            foreach (var (id, card) in await ideas.Cards(subjects, ct))
                titles[id] = card.Title;
        return new TopicTitles(titles);
    }
}
