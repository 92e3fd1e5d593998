using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Data;

namespace InnovationPipeline.Voting.Reactions;

/// <summary>The day is over: nobody asks any more, and what is open is handed over within a minute.</summary>
internal sealed class WhenInnovationEventClosed(VotingDb db) : IReaction<InnovationEventClosed>
{
    public async Task When(InnovationEventClosed happened, CancellationToken ct)
    {
        (await db.DeskToChange(happened.InnovationEventId, ct)).Close(happened.At);
        db.Changed(PitchingTopic.Questions, happened.InnovationEventId);
        await db.SaveChangesAsync(ct);
    }
}
