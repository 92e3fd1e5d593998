using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Contracts;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>Whoever owes the answer now.</summary>
internal sealed class WhenQuestionHandedOver(NotificationsDb db, IQuestions questions) : IReaction<QuestionHandedOver>
{
    public async Task When(QuestionHandedOver happened, CancellationToken ct)
    {
        if (await questions.Find(happened.QuestionId, ct) is not { OwnerId: { } owner } question)
            return;
        await db.Tell(
            [owner],
            new(MessageKind.QuestionToAnswer, happened.Id, question.Id, InnovationEventId: happened.InnovationEventId),
            happened.At,
            ct
        );
    }
}
