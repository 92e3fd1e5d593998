using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>The author and the group that the idea was taken from.</summary>
internal sealed class WhenIdeaTaken(NotificationsDb db, IIdeas ideas) : IReaction<IdeaTaken>
{
    public async Task When(IdeaTaken happened, CancellationToken ct)
    {
        var credited = await ideas.Contributors(happened.SourceIdeaId, ct);
        await db.Tell(
            credited.Where(Own.Is).Select(c => c.PersonId),
            new(MessageKind.IdeaTaken, happened.Id, happened.SourceIdeaId, happened.IdeaId, happened.InnovationEventId),
            happened.At,
            ct
        );
    }
}
