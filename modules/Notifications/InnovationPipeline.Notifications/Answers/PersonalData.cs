using InnovationPipeline.Kernel;
using InnovationPipeline.Notifications.Data;
using InnovationPipeline.Notifications.Domain;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Notifications.Answers;

/// <summary>A person's messages hold ids only; they go with the person.</summary>
internal sealed class PersonalData(NotificationsDb db) : IHoldPersonalData
{
    public async Task<IReadOnlyList<PersonalDatum>> About(Guid personId, CancellationToken ct)
    {
        var own = await db.Messages.AsNoTracking().Where(m => m.PersonId == personId).OrderBy(m => m.At).ToListAsync(ct);
        return [.. own.Select(m => new PersonalDatum("Message", $"{About(m.Kind)}, sent at {London.Moment(m.At)}"))];
    }

    public async Task Forget(Guid personId, CancellationToken ct)
    {
        db.RemoveRange(await db.Messages.Where(m => m.PersonId == personId).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
    }

    private static string About(MessageKind kind) =>
        kind switch
        {
            MessageKind.GateDecided => "About a gate's decision",
            MessageKind.Reminder => "A reminder",
            MessageKind.ChallengeAccepted or MessageKind.ChallengeDeclined => "About a challenge of yours",
            MessageKind.EventCancelled or MessageKind.EventPostponed => "About an event you registered for",
            MessageKind.IdeaTaken or MessageKind.IdeaDisposed => "About an idea of yours or your group's",
            MessageKind.ResultRevealed => "About the result of a vote",
            MessageKind.QuestionEnded => "About a question you asked",
            MessageKind.QuestionToAnswer => "About a question for you to answer",
            MessageKind.VoteReminder => "A reminder to vote",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
