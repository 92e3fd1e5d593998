using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using InnovationPipeline.Platform.Events;
using InnovationPipeline.Voting.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Reactions;

/// <summary>Puts the winners on the hand-off list, so that none is lost before a person takes it forward.</summary>
internal sealed class WhenResultRevealed(DevelopmentDb db, IInnovationEvents events, IIdeaAnswers answers) : IReaction<ResultRevealed>
{
    public async Task When(ResultRevealed happened, CancellationToken ct)
    {
        var held =
            await events.Find(happened.InnovationEventId, ct)
            ?? throw new InvalidOperationException($"Event {happened.InnovationEventId} is not known");
        foreach (var ideaId in happened.WinnerIdeaIds)
        {
            var handOff = await db.HandOffs.SingleOrDefaultAsync(h => h.Id == ideaId, ct);
            if (handOff is null)
                db.Add(new HandOff(ideaId, held.Id, held.OrganisationId, won: true, happened.At));
            else
                handOff.AlsoWon(happened.At);
            await db.HearAnswer(ideaId, held, answers, ct);
        }
        await db.SaveChangesAsync(ct);
    }
}
