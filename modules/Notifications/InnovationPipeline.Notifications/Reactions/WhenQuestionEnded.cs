using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>Whoever asked under their name, this question or one that was merged into it.</summary>
internal sealed class WhenQuestionEnded(NotificationsDb db, IQuestions questions) : IReaction<QuestionEnded>
{
    public async Task When(QuestionEnded happened, CancellationToken ct)
    {
        if (await questions.Find(happened.QuestionId, ct) is not { } question)
            return;
        await db.Tell(
            question.AskerIds,
            new(MessageKind.QuestionEnded, happened.Id, question.Id, InnovationEventId: happened.InnovationEventId),
            happened.At,
            ct
        );
    }
}
