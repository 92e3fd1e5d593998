using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Voting.Data;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Voting.Answers;

/// <summary>An event is not archived while somebody waits for an answer.</summary>
internal sealed class QuestionsWithoutEnding(VotingDb db) : IObjectToArchiving
{
    public async Task<IReadOnlyList<string>> Objections(Guid innovationEventId, CancellationToken ct) =>
        await db.Questions.CountAsync(q => q.InnovationEventId == innovationEventId && q.EndedAt == null, ct) switch
        {
            0 => [],
            1 => ["1 question has no ending: answer, merge or decline it"],
            var many => [$"{many} questions have no ending: answer, merge or decline them"],
        };
}
