using InnovationPipeline.Development.Data;
using InnovationPipeline.Development.Domain;
using InnovationPipeline.Identity.Contracts;
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

internal sealed class SendRemindersHandler(DevelopmentDb db, ICaller caller, AccessTables access, TimeProvider clock, IPeople people)
    : ICommandHandler<SendReminders>
{
    private readonly Dictionary<Guid, IReadOnlyList<Guid>> _overseers = [];

    public async Task Handle(SendReminders command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = London.DayOf(now);
        if (!WorkingDays.IsWorkingDay(today))
            return;
        // One host at a time, so that the second sees what the first has sent.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('development.reminders'))", ct);

        var owed = await Obligations.DueBy(db, people, today, ct);
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
            Send(obligation, own, Ladder.People(obligation, own));
            if (reached == Rung.Escalated)
                Send(obligation, Rung.Escalated, await Above(obligation, ct));
        }
        await db.SaveChangesAsync(ct);

        void Send(Obligation obligation, Rung rung, IEnumerable<Guid> told)
        {
            foreach (var person in told)
                if (sent.Add((obligation.Kind, obligation.SubjectId, obligation.DueOn, person, rung)))
                    db.Add(new Reminder(Guid.CreateVersion7(), obligation, rung, person, now));
        }
    }

    /// <summary>Where the lead owes it and nobody answers for the initiative yet, the organisation's executives hear of it, or its organisers.</summary>
    private async Task<IReadOnlyList<Guid>> Above(Obligation obligation, CancellationToken ct)
    {
        var above = Ladder.People(obligation, Rung.Escalated);
        if (above.Count > 0 || obligation.Above.Count == 0)
            return above;
        var organisation = await db.Initiatives.Where(i => i.Id == obligation.InitiativeId).Select(i => i.OrganisationId).SingleAsync(ct);
        if (!_overseers.TryGetValue(organisation, out var overseers))
        {
            var executives = await people.WithRole(Role.Executive, organisation, ct);
            var found = executives.Count > 0 ? executives : await people.WithRole(Role.Organiser, organisation, ct);
            _overseers[organisation] = overseers = [.. found.Select(p => p.Id)];
        }
        return [.. overseers.Where(p => p != obligation.PersonId)];
    }
}
