using InnovationPipeline.Events.Domain;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Data;

namespace InnovationPipeline.Events.Data;

internal static class Reseating
{
    /// <summary>To another group, or from none into one. What a person may do moves along, and everyone who was told of the seat is told of the new one.</summary>
    public static async Task Reseat(
        this EventsDb db,
        Guid personId,
        WorkingGroup? from,
        WorkingGroup to,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (from?.Id == to.Id)
            return;
        var closes = await db.SubmissionClosesAt(to.InnovationEventId, ct) ?? default;
        if (from is not null)
        {
            from.Unseat(personId, closes);
            await db.TakeBack(personId, Role.GroupMember, from.Id, ct);
        }
        to.Seat(personId, closes);
        if (!to.IsPublished)
            return;
        await db.Give(personId, Role.GroupMember, to.Id, ct);
        db.Add(new SeatMove(Guid.CreateVersion7(), to.InnovationEventId, personId, from?.Number, to.Number, now));
    }

    public static async Task Relead(this EventsDb db, WorkingGroup group, Guid facilitatorId, CancellationToken ct)
    {
        var former = group.FacilitatorId;
        group.GiveTo(facilitatorId, await db.SubmissionClosesAt(group.InnovationEventId, ct) ?? default);
        if (!group.IsPublished || former == facilitatorId)
            return;
        await db.TakeBack(former!.Value, Role.Facilitator, group.Id, ct);
        await db.Give(facilitatorId, Role.Facilitator, group.Id, ct);
    }
}
