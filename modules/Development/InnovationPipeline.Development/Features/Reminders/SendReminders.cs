using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Kernel;
using InnovationPipeline.Platform.Access;
using InnovationPipeline.Platform.Messages;
using InnovationPipeline.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace InnovationPipeline.Development.Features.Reminders;

/// <summary>
/// Reminds everybody of what is due: on the day, 7 and 21 days later, and then those above them; on working days only. Sent again,
/// by another host or after a clock has moved, it finds its own lines and sends nothing twice.
/// </summary>
[Requires(DevelopmentPermission.Configure), SystemMay]
internal sealed record SendReminders : ICommand;

internal sealed class SendRemindersHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock)
    : ICommandHandler<SendReminders>
{
    public async Task Handle(SendReminders command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        if (!WorkingDays.IsWorkingDay(today))
            return;
        // One host at a time, so that the second sees what the first has sent.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('development.reminders'))", ct);

        var owed = await Obligations.DueBy(db, today, ct);
        if (!caller.IsSystem)
        {
            var scopes = await access.ScopesWith(caller, DevelopmentPermission.Configure, ct);
            owed = [.. owed.Where(o => scopes.Contains(o.InitiativeId))];
        }
        var subjects = owed.Select(o => o.SubjectId).Distinct().ToList();
        var sent = (
            await db
                .Reminders.AsNoTracking()
                .Where(r => subjects.Contains(r.SubjectId))
                .Select(r => new
                {
                    r.Kind,
                    r.SubjectId,
                    r.DueOn,
                    r.PersonId,
                    r.Rung,
                })
                .ToListAsync(ct)
        ).Select(r => (r.Kind, r.SubjectId, r.DueOn, r.PersonId, r.Rung)).ToHashSet();
        foreach (var obligation in owed)
        {
            if (Ladder.Reached(obligation.DueOn, today) is not { } reached)
                continue;
            // After days without a run only the highest rung is climbed.
            var own = reached == Rung.Escalated ? Rung.TwentyOneDays : reached;
            Send(obligation, own);
            if (reached == Rung.Escalated)
                Send(obligation, Rung.Escalated);
        }
        await db.SaveChangesAsync(ct);

        void Send(Obligation obligation, Rung rung)
        {
            foreach (var person in Ladder.People(obligation, rung))
                if (sent.Add((obligation.Kind, obligation.SubjectId, obligation.DueOn, person, rung)))
                    db.Add(new Reminder(Guid.CreateVersion7(), obligation, rung, person, now));
        }
    }
}
