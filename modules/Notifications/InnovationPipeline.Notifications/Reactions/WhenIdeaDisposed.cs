using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Events;

namespace InnovationPipeline.Notifications.Reactions;

/// <summary>Everyone who contributed: the author, the group, and those of every idea that it was taken from; each once.</summary>
internal sealed class WhenIdeaDisposed(NotificationsDb db, IIdeas ideas) : IReaction<IdeaDisposed>
{
    public async Task When(IdeaDisposed happened, CancellationToken ct)
    {
        var contributors = await ideas.Contributors(happened.IdeaId, ct);
        await db.Tell(
            contributors.Select(c => c.PersonId),
            new(MessageKind.IdeaDisposed, happened.Id, happened.IdeaId, InnovationEventId: happened.InnovationEventId),
            happened.At,
            ct
        );
    }
}
