using InnovationPipeline.Development.Domain;
using InnovationPipeline.Events.Contracts;
using InnovationPipeline.Ideation.Contracts;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Data;

internal static class HandOffs
{
    public static IQueryable<HandOff> Waiting(this IQueryable<HandOff> all) =>
        all.Where(h => h.InitiativeId == null && h.AnsweredAt == null);

    /// <summary>Of two who take an idea forward and decline it at once, the second waits here and sees what the first did.</summary>
    public static Task HoldHandOff(this DevelopmentDb db, Guid ideaId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT 1 FROM development.hand_offs WHERE id = {ideaId} FOR UPDATE", ct);

    /// <summary>
    /// What people have been told of the idea, as it stands now: whichever event is heard first, late or again, the hand-off is the same.
    /// </summary>
    public static async Task HearAnswer(this DevelopmentDb db, Guid ideaId, EventCard held, IIdeaAnswers answers, CancellationToken ct)
    {
        if ((await answers.Of([ideaId], ct)).GetValueOrDefault(ideaId)?.Told is not { } told)
            return;
        var toInitiative = told.Disposition is "ToInitiative";
        var handOff =
            db.HandOffs.Local.SingleOrDefault(h => h.Id == ideaId) ?? await db.HandOffs.SingleOrDefaultAsync(h => h.Id == ideaId, ct);
        if (handOff is not null)
            handOff.Hear(toInitiative, told.GoesOn, told.At);
        else if (toInitiative)
            db.Add(new HandOff(ideaId, held.Id, held.OrganisationId, won: false, told.At));
    }
}
